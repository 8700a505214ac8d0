import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { maxCourseCategories } from "../../domain/category/course-category.js";
import type { CreateCourseCategoryOutcome } from "../../domain/category/create-course-category.js";
import type { DeleteCourseCategoryOutcome } from "../../domain/category/delete-course-category.js";
import type { UpdateCourseCategoryOutcome } from "../../domain/category/update-course-category.js";
import { CourseCategoryType, courseCategoryTypeFrom } from "./course-category-type.js";

@ObjectType("DeletedCourseCategory")
class DeletedCourseCategoryType {
  @Field(() => ID)
  id!: string;
}

export const CreateCourseCategoryResult = createUnionType({
  name: "CreateCourseCategoryResult",
  types: () => [CourseCategoryType, ConflictType, InvalidInputType] as const,
});

export const UpdateCourseCategoryResult = createUnionType({
  name: "UpdateCourseCategoryResult",
  types: () => [CourseCategoryType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const DeleteCourseCategoryResult = createUnionType({
  name: "DeleteCourseCategoryResult",
  types: () => [DeletedCourseCategoryType, NotFoundType] as const,
});

export function toCreateCourseCategoryResult(outcome: CreateCourseCategoryOutcome): typeof CreateCourseCategoryResult {
  switch (outcome.kind) {
    case "created":
      return courseCategoryTypeFrom(outcome.category);
    case "slugTaken":
      return slugTaken(outcome.slug);
    case "tooMany":
      return conflict(`A shop has at most ${maxCourseCategories} course categories.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toUpdateCourseCategoryResult(outcome: UpdateCourseCategoryOutcome): typeof UpdateCourseCategoryResult {
  switch (outcome.kind) {
    case "updated":
      return courseCategoryTypeFrom(outcome.category);
    case "notFound":
      return noCategory(outcome.id);
    case "slugTaken":
      return slugTaken(outcome.slug);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteCourseCategoryResult({
  kind,
  id,
}: DeleteCourseCategoryOutcome): typeof DeleteCourseCategoryResult {
  return kind === "deleted" ? Object.assign(new DeletedCourseCategoryType(), { id }) : noCategory(id);
}

function slugTaken(slug: string): ConflictType {
  return conflict(`Another course category has the slug ${slug}.`, "slug");
}

function noCategory(id: string): NotFoundType {
  return notFound(`There is no course category ${id}.`);
}
