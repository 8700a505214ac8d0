import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { CourseCategory } from "../../domain/category/course-category.js";
import { sameForAll } from "../cache-hints.js";

@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("CourseCategory", {
  description:
    "A category of courses. A course has at most one; the `categories` of its product are those of the catalog.",
})
export class CourseCategoryType implements CourseCategory {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "Unique; used in filters and page addresses." })
  slug!: string;

  @Field(() => String, { nullable: true, description: "At most 2,000 characters." })
  description!: string | null;
}

export function courseCategoryTypeFrom({ id, name, slug, description }: CourseCategory): CourseCategoryType {
  return Object.assign(new CourseCategoryType(), { id, name, slug, description });
}
