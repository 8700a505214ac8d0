import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { Field, ID, ObjectType } from "type-graphql";
import type { UpdateProductsOutcome } from "../domain/update-products.js";
import { ProductType, productTypeFrom } from "./product-type.js";

@ObjectType("UpdateProductsResult")
export class UpdateProductsResultType {
  @Field(() => [ProductType], { description: "As they are now, in the order of `ids`." })
  products!: ProductType[];

  @Field(() => [ID], { description: "Of `ids`, those of no product, or of one that is retired." })
  missing!: string[];

  @Field(() => [InvalidFieldType], {
    description:
      "What is wrong with the input, each by its path; then nothing was changed. `ids.3`: that product would have too many.",
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
