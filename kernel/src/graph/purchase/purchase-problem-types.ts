import { Directive, Field, Int, ObjectType } from "type-graphql";
import type { StockShortage } from "../../values/stock-shortage.js";
import { productStub, ProductStub } from "../product-stub.js";
import { problem, ProblemType } from "../problem-types.js";

// The problems that can prevent the purchase of a product. Cart returns them when a product is added, orders returns
// them at checkout.

@Directive("@shareable")
@ObjectType("ProductUnavailable", {
  implements: ProblemType,
  description:
    "The product exists but cannot be bought: it is not on sale, or it is a course that is unpublished or taught by the viewer.",
})
export class ProductUnavailableType extends ProblemType {
  @Field(() => ProductStub, {
    nullable: true,
    description:
      "Null for a course that is not on sale, unless the viewer has it in the cart, because it may be a draft.",
  })
  product!: ProductStub | null;
}

@Directive("@shareable")
@ObjectType("StockShortage")
export class StockShortageType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => Int, { description: "The total requested quantity of the product." })
  requested!: number;

  @Field(() => Int, { description: "The quantity that was available at that moment." })
  available!: number;
}

@Directive("@shareable")
@ObjectType("OutOfStock", {
  implements: ProblemType,
  description: "The stock is less than the requested quantity. Nothing was changed.",
})
export class OutOfStockType extends ProblemType {
  @Field(() => [StockShortageType], { description: "One entry for each product with too little stock." })
  shortages!: StockShortageType[];
}

@Directive("@shareable")
@ObjectType("AlreadyOwned", { implements: ProblemType, description: "The viewer already owns this course." })
export class AlreadyOwnedType extends ProblemType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;
}

/** `productId`: null when the viewer may not see the product. */
export function productUnavailable(productId: string | null, message: string): ProductUnavailableType {
  const product = productId === null ? null : productStub(productId);
  return problem(ProductUnavailableType, { code: "PRODUCT_UNAVAILABLE", message, product });
}

export function outOfStock(shortages: readonly StockShortage[]): OutOfStockType {
  return problem(OutOfStockType, {
    code: "OUT_OF_STOCK",
    message: shortages.map(({ requested, available }) => `${requested} wanted, ${available} available`).join("; "),
    shortages: shortages.map(({ productId, requested, available }) =>
      Object.assign(new StockShortageType(), { product: productStub(productId), requested, available }),
    ),
  });
}

export function alreadyOwned(productId: string): AlreadyOwnedType {
  return problem(AlreadyOwnedType, {
    code: "ALREADY_OWNED",
    message: "You have this course already.",
    product: productStub(productId),
  });
}
