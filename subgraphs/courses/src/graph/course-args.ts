import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { CourseStatusEnum } from "./course-type.js";

@InputType({
  description:
    "What is given must all hold. `category` is a slug; `search` finds prefixes and forgives typos. " +
    "Courses that are not published are listed to their own instructor under `mine` or `instructorId`, and to admins there and under `status`.",
})
export class CourseFilter {
  @Field(() => String, { nullable: true, description: "Words of the title or the summary; at most 200 characters." })
  search?: string | null;

  @Field(() => String, { nullable: true })
  category?: string | null;

  @Field(() => ID, { nullable: true })
  instructorId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True: those that the viewer made, in every status." })
  mine?: boolean | null;

  @Field(() => CourseStatusEnum, { nullable: true })
  status?: CourseStatusEnum | null;
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
