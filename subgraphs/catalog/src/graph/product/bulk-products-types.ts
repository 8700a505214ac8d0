import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import type { UpdateProductsOutcome } from "../../domain/product/update-products.js";
import { ProductType, productTypeFrom } from "./product-type.js";

@InputType({ description: "Categories are slugs. A value that is both added and removed is removed." })
export class UpdateProductsInput {
  @Field(() => [ID], { description: "1 to 100." })
  ids!: string[];

  @Field(() => Boolean, { nullable: true })
  isActive?: boolean | null;

  @Field(() => [String], { nullable: true })
  addCategories?: string[] | null;

  @Field(() => [String], { nullable: true })
  removeCategories?: string[] | null;

  @Field(() => [String], { nullable: true })
  addTags?: string[] | null;

  @Field(() => [String], { nullable: true })
  removeTags?: string[] | null;
}

@ObjectType("UpdateProductsResult")
export class UpdateProductsResultType {
  @Field(() => [ProductType], { description: "The products after the change, in the order of `ids`." })
  products!: ProductType[];

  @Field(() => [ID], { description: "The given ids of unknown or retired products." })
  missing!: string[];

  @Field(() => [InvalidFieldType], {
    description:
      "The faults of the input by path; if there are any, nothing was changed. `ids.3`: that product would exceed a limit.",
  })
  problems!: InvalidFieldType[];
}

export function updateProductsResultFrom(outcome: UpdateProductsOutcome): UpdateProductsResultType {
  return Object.assign(new UpdateProductsResultType(), {
    products: outcome.products.map(productTypeFrom),
    missing: [...outcome.missing],
    problems: [...outcome.problems],
  });
}
