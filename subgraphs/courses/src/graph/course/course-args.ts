import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { CourseStatusEnum } from "./course-type.js";

@InputType({
  description:
    "All given conditions must hold. `category` is a slug of the catalog; `search` finds courses with words that begin with each search word or, if there are none, courses with similar titles. " +
    "Courses that are not published are listed only to their own instructor with `mine` or `instructorId`, and to admins with these or with `status`.",
})
export class CourseFilter {
  @Field(() => String, { nullable: true, description: "Words of the title or the summary; at most 200 characters." })
  search?: string | null;

  @Field(() => String, { nullable: true })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "The slug of a course category." })
  courseCategory?: string | null;

  @Field(() => ID, { nullable: true })
  instructorId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True: courses that the viewer created, in every status." })
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
    TITLE_ASC: { description: "Ignores case and accents." },
    TITLE_DESC: { description: "Ignores case and accents." },
  },
});

@ArgsType()
export class CoursesArgs extends ForwardPageArgs {
  @Field(() => CourseFilter, { nullable: true })
  filter?: CourseFilter | null;

  @Field(() => CourseSortEnum, {
    nullable: true,
    description: "NEWEST when absent, also in a search. A cursor is only valid for the sort order that produced it.",
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
