import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType } from "type-graphql";

@InputType({
  description:
    "What is given must all hold. `category` is a slug; `search` finds prefixes and forgives typos. " +
    "With `instructorId`, that instructor and admins see drafts too.",
})
export class CourseFilter {
  @Field(() => String, { nullable: true, description: "Words of the title or the summary; at most 200 characters." })
  search?: string | null;

  @Field(() => String, { nullable: true })
  category?: string | null;

  @Field(() => ID, { nullable: true })
  instructorId?: string | null;
}

@ArgsType()
export class CoursesArgs extends ForwardPageArgs {
  @Field(() => CourseFilter, { nullable: true })
  filter?: CourseFilter | null;
}

@ArgsType()
export class CourseKeyArgs {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true })
  slug?: string | null;
}
