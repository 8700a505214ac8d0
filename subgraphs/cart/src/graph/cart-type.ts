import { CartStatusEnum } from "@souk/kernel/graph/cart-status-enum";
import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { ProductStub, productStub } from "@souk/kernel/graph/product-stub";
import { PriceAdjustmentType, priceAdjustmentTypeFrom } from "@souk/kernel/graph/purchase/rule-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { UserStub, userStub } from "@souk/kernel/graph/user-stub";
import type { Money } from "@souk/kernel/values/money";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { lineIdOf, type Cart, type CartLine } from "../domain/cart.js";

@ObjectType("CartLine", {
  description:
    "One product in a cart with its quantity. Adding the product again with the same values of declared fields raises the quantity.",
})
export class CartLineType {
  @Field(() => ID, {
    description: "Unique in the cart only. The product's id for a line without values of declared fields.",
  })
  lineId!: string;

  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => Int, { description: "1 to 999; 1 for a course." })
  quantity!: number;

  @Field(() => MoneyType, {
    description:
      "The current catalog price with the shop's adjustments, or the price when the line was added while `Cart.pricesAreCurrent` is false. It is fixed when the order is placed.",
  })
  unitPrice!: MoneyType | ServiceUnavailableError;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      "The price when the buyer last changed the line; a different `unitPrice` means that the price has changed since. Null when unknown, and when a rule adjusts the price.",
  })
  priceWhenAdded!: MoneyType | null;

  @Field(() => [PriceAdjustmentType], { description: "The changes of the catalog's price by rules of this shop." })
  adjustments!: PriceAdjustmentType[];

  @Field(() => MoneyType, { description: "`unitPrice` times `quantity`." })
  lineTotal!: MoneyType | ServiceUnavailableError;

  /** The buyer. */
  ownerId!: string;

  /** The stored values; `withCustomFields` shows them. */
  custom!: CustomValues;
}

@Directive('@key(fields: "id")')
@ObjectType("Cart", {
  description: "The products that the viewer wants to buy, at most 100 lines. Each viewer has exactly one cart.",
})
export class CartType {
  @Field(() => ID, { description: "Never changes, not even for an empty cart or after a checkout." })
  id!: string;

  @Field(() => String, {
    description:
      "Opaque; changes with each change of the lines, and never repeats. `checkout(expectedCartVersion)` refuses any other version.",
  })
  version!: string;

  @Field(() => CartStatusEnum, {
    description:
      "ACTIVE: a checkout empties the cart and renews its version. `convertedCart(version)` returns a version that was bought, with its order.",
  })
  status!: CartStatusEnum;

  @Field(() => UserStub, { nullable: true, description: "The owner; null for a guest." })
  customer!: UserStub | null;

  @Field(() => [CartLineType], { description: "In the order in which the products were first added." })
  lines!: CartLineType[];

  @Field(() => Int, { description: "The sum of the lines' quantities." })
  totalQuantity!: number;

  @Field(() => MoneyType, { description: "The sum of the lines, without shipping." })
  subtotal!: MoneyType | ServiceUnavailableError;

  @Field(() => Boolean, {
    description:
      "False while catalog or a rule of the shop does not answer. The cart then shows the prices when its lines were added, or the catalog's; checkout uses the current prices.",
  })
  pricesAreCurrent!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether the cart has goods: false for courses alone, and for an empty cart. True for any line while catalog does not answer.",
  })
  needsShipping!: boolean;

  @Field(() => DateTimeScalar, {
    description: "The time of the last change; the present time for a cart that was never changed.",
  })
  updatedAt!: Date;
}

export function cartTypeFrom({
  id,
  version,
  buyerId,
  customerId,
  lines,
  totalQuantity,
  subtotal,
  pricesAreCurrent,
  needsShipping,
  updatedAt,
}: Cart): CartType {
  return Object.assign(new CartType(), {
    id,
    version,
    status: CartStatusEnum.ACTIVE,
    customer: customerId === null ? null : userStub(customerId),
    lines: lines.map((line) => cartLineTypeFrom(line, buyerId)),
    totalQuantity,
    subtotal: knownMoney(subtotal),
    pricesAreCurrent,
    needsShipping,
    updatedAt,
  });
}

function cartLineTypeFrom(line: CartLine, ownerId: string): CartLineType {
  const { productId, quantity, unitPrice, lineTotal, priceWhenAdded, adjustments, declared } = line;
  return Object.assign(new CartLineType(), {
    lineId: lineIdOf(line),
    product: productStub(productId),
    quantity,
    unitPrice: knownMoney(unitPrice),
    lineTotal: knownMoney(lineTotal),
    adjustments: unitPrice ? adjustments.map((one) => priceAdjustmentTypeFrom(one, unitPrice.currency)) : [],
    priceWhenAdded: priceWhenAdded && moneyTypeFrom(priceWhenAdded),
    ownerId,
    custom: declared?.custom ?? {},
  });
}

/** GraphQL treats an error as a field's value as that field's error, so only fields that need the price fail. */
function knownMoney(money: Money | null): MoneyType | ServiceUnavailableError {
  return money ? moneyTypeFrom(money) : new ServiceUnavailableError("catalog");
}
