import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { CartContents } from "../domain/cart.js";

@Directive("@inaccessible")
@ObjectType("CheckoutCartLine")
export class CheckoutCartLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@Directive("@inaccessible")
@ObjectType("CheckoutCart", { description: "A cart without prices: orders asks catalog for them itself." })
export class CheckoutCartType {
  @Field(() => [CheckoutCartLineType])
  lines!: CheckoutCartLineType[];
}

export function checkoutCartTypeFrom({ lines }: CartContents): CheckoutCartType {
  return Object.assign(new CheckoutCartType(), {
    lines: lines.map(({ productId, quantity }) => Object.assign(new CheckoutCartLineType(), { productId, quantity })),
  });
}
