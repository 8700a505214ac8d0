import {
  conflict,
  ConflictType,
  InvalidInputType,
  invalidInput,
  NotFoundType,
  notFound,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import type { CreateCategoryOutcome } from "../../domain/category/create-category.js";
import type { DeleteCategoryOutcome } from "../../domain/category/delete-category.js";
import type { UpdateCategoryOutcome } from "../../domain/category/update-category.js";
import { CategoryType, categoryTypeFrom } from "./category-type.js";

@ObjectType("DeletedCategory")
class DeletedCategoryType {
  @Field(() => ID)
  id!: string;
}

export const CreateCategoryResult = createUnionType({
  name: "CreateCategoryResult",
  types: () => [CategoryType, ConflictType, InvalidInputType] as const,
});

export const UpdateCategoryResult = createUnionType({
  name: "UpdateCategoryResult",
  types: () => [CategoryType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const DeleteCategoryResult = createUnionType({
  name: "DeleteCategoryResult",
  types: () => [DeletedCategoryType, NotFoundType] as const,
});

export function toCreateCategoryResult(outcome: CreateCategoryOutcome): typeof CreateCategoryResult {
  switch (outcome.kind) {
    case "created":
      return categoryTypeFrom(outcome.category);
    case "slugTaken":
      return slugTaken(outcome.slug);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toUpdateCategoryResult(outcome: UpdateCategoryOutcome): typeof UpdateCategoryResult {
  switch (outcome.kind) {
    case "updated":
      return categoryTypeFrom(outcome.category);
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

export function toDeleteCategoryResult({ kind, id }: DeleteCategoryOutcome): typeof DeleteCategoryResult {
  return kind === "deleted" ? Object.assign(new DeletedCategoryType(), { id }) : noCategory(id);
}

function slugTaken(slug: string): ConflictType {
  return conflict(`Another category has the slug ${slug}.`, "slug");
}

function noCategory(id: string): NotFoundType {
  return notFound(`There is no category ${id}.`);
}
