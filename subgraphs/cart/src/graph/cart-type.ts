import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { UserStub, userStub } from "@souk/kernel/graph/user-stub";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { Cart, CartLine } from "../domain/cart.js";

@ObjectType("CartLine", { description: "One product in a cart with its quantity. Adding the product again raises it." })
export class CartLineType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => Int, { description: "1 to 999; 1 for a course." })
  quantity!: number;

  @Field(() => MoneyType, { description: "The catalog's price of now. It is frozen when the order is placed." })
  unitPrice!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      "The price when its buyer last changed the line; another `unitPrice` means that it has changed since. Null where that is not known.",
  })
  priceWhenAdded!: MoneyType | null;

  @Field(() => MoneyType, { description: "`unitPrice` times `quantity`." })
  lineTotal!: MoneyType;
}

@Directive('@key(fields: "id")')
@ObjectType("Cart", {
  description: "What the viewer may still change: at most 100 lines. Each viewer has exactly one.",
})
export class CartType {
  @Field(() => ID, { description: "Stays the same, also for an empty cart and after a checkout." })
  id!: string;

  @Field(() => UserStub, { nullable: true, description: "Whose it is; null for a guest." })
  customer!: UserStub | null;

  @Field(() => [CartLineType], { description: "In the order in which the products were first added." })
  lines!: CartLineType[];

  @Field(() => Int, { description: "The sum of the lines' quantities." })
  totalQuantity!: number;

  @Field(() => MoneyType, { description: "The sum of the lines, without shipping." })
  subtotal!: MoneyType;

  @Field(() => Boolean, { description: "Whether there are goods in it: false of courses alone, and of an empty cart." })
  needsShipping!: boolean;

  @Field(() => DateTimeScalar, { description: "The last change; the time of asking for a cart that never had one." })
  updatedAt!: Date;
}

export function cartTypeFrom({
  id,
  customerId,
  lines,
  totalQuantity,
  subtotal,
  needsShipping,
  updatedAt,
}: Cart): CartType {
  return Object.assign(new CartType(), {
    id,
    customer: customerId === null ? null : userStub(customerId),
    lines: lines.map(cartLineTypeFrom),
    totalQuantity,
    subtotal: moneyTypeFrom(subtotal),
    needsShipping,
    updatedAt,
  });
}

function cartLineTypeFrom({ productId, quantity, unitPrice, lineTotal, priceWhenAdded }: CartLine): CartLineType {
  return Object.assign(new CartLineType(), {
    product: productStub(productId),
    quantity,
    unitPrice: moneyTypeFrom(unitPrice),
    lineTotal: moneyTypeFrom(lineTotal),
    priceWhenAdded: priceWhenAdded && moneyTypeFrom(priceWhenAdded),
  });
}
