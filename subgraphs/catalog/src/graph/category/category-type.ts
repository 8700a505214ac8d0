import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { AllOf } from "@souk/kernel/fields/field";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { madeOfMany } from "../cache-hints.js";
import type { Category } from "../../domain/category/category.js";

@Directive(madeOfMany)
@ObjectType("Category")
export class CategoryType implements AllOf<Category> {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "Unique; used in filters and page addresses." })
  slug!: string;

  @Field(() => String, { nullable: true, description: "At most 2,000 characters." })
  description!: string | null;

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;
}

export function categoryTypeFrom(category: Category): CategoryType {
  const fields: CategoryType = category;
  return Object.assign(new CategoryType(), fields);
}
