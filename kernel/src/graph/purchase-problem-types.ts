import { Directive, Field, Int, ObjectType } from "type-graphql";
import type { StockShortage } from "../stock-shortage.js";
import { productStub, ProductStub } from "./product-stub.js";
import { problem, ProblemType } from "./problem-types.js";

// What can be in the way of buying a product: the cart meets it at adding, orders meet it again at checkout.

@Directive("@shareable")
@ObjectType("ProductUnavailable", {
  implements: ProblemType,
  description: "The product is there and cannot be bought: it is not on sale, or it is a course that is not published.",
})
export class ProductUnavailableType extends ProblemType {
  @Field(() => ProductStub, {
    nullable: true,
    description: "Null for a course that is not on sale, unless the viewer has it in the cart: it may be a draft.",
  })
  product!: ProductStub | null;
}

@Directive("@shareable")
@ObjectType("StockShortage")
export class StockShortageType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => Int, { description: "The whole quantity that was wanted of it." })
  requested!: number;

  @Field(() => Int, { description: "What could be had at that moment." })
  available!: number;
}

@Directive("@shareable")
@ObjectType("OutOfStock", {
  implements: ProblemType,
  description: "There is less than was wanted. Nothing was changed.",
})
export class OutOfStockType extends ProblemType {
  @Field(() => [StockShortageType], { description: "One for each product of which there is too little." })
  shortages!: StockShortageType[];
}

@Directive("@shareable")
@ObjectType("AlreadyOwned", { implements: ProblemType, description: "A course that the viewer already has." })
export class AlreadyOwnedType extends ProblemType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;
}

/** `productId`: null where the viewer may not know of the product. */
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
