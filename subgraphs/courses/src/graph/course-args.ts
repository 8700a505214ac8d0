import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { CourseStatusEnum } from "./course-type.js";

@InputType({
  description:
    "What is given must all hold. `category` is a slug; `search` finds the beginnings of all its words or, where nothing has them, titles that are nearly the same. " +
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

enum CourseSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
  TITLE_ASC = "TITLE_ASC",
  TITLE_DESC = "TITLE_DESC",
}

registerEnumType(CourseSortEnum, {
  name: "CourseSort",
  valuesConfig: {
    TITLE_ASC: { description: "Without regard to case or accents." },
    TITLE_DESC: { description: "Without regard to case or accents." },
  },
});

@ArgsType()
export class CoursesArgs extends ForwardPageArgs {
  @Field(() => CourseFilter, { nullable: true })
  filter?: CourseFilter | null;

  @Field(() => CourseSortEnum, {
    nullable: true,
    description: "NEWEST when absent, also in a search. A cursor of one sort is none of another.",
  })
  sort?: CourseSortEnum | null;
}

@ArgsType()
export class CourseKeyArgs {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true })
  slug?: string | null;
}
