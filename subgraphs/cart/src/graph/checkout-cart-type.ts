import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { versionOf, type CartContents } from "../domain/cart.js";
import { cartIdOf } from "../domain/cart-id.js";

@Directive("@inaccessible")
@ObjectType("CheckoutCartLine")
export class CheckoutCartLineType {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  quantity!: number;
}

@Directive("@inaccessible")
@ObjectType("CheckoutCart", { description: "A cart without prices: orders gets them from catalog itself." })
export class CheckoutCartType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  version!: string;

  @Field(() => [CheckoutCartLineType])
  lines!: CheckoutCartLineType[];
}

export function checkoutCartTypeFrom(buyerId: string, contents: CartContents): CheckoutCartType {
  const { lines } = contents;
  return Object.assign(new CheckoutCartType(), {
    id: cartIdOf(buyerId),
    version: versionOf(buyerId, contents),
    lines: lines.map(({ productId, quantity }) => Object.assign(new CheckoutCartLineType(), { productId, quantity })),
  });
}
