import { problem, ProblemType } from "@souk/kernel/graph/problem-types";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Order } from "../../domain/order/order.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";

/** The entity of the cart subgraph with only its key. The router fetches the other requested fields. */
@Directive('@key(fields: "id")')
@ObjectType("Cart")
export class CartStub {
  @Field(() => ID)
  id!: string;
}

function cartStub(id: string): CartStub {
  return Object.assign(new CartStub(), { id });
}

@ObjectType("CartChanged", {
  implements: ProblemType,
  description: "The cart has another version than the expected one. Nothing was ordered.",
})
export class CartChangedType extends ProblemType {
  @Field(() => CartStub, { nullable: true, description: "The current cart." })
  cart!: CartStub | null;
}

@ObjectType("CartAlreadyOrdered", {
  implements: ProblemType,
  description:
    "An order of the same cart version is paid, or its payment is not known yet: see `order.checkout`. This request charged nobody.",
})
export class CartAlreadyOrderedType extends ProblemType {
  @Field(() => OrderType)
  order!: OrderType;
}

@ObjectType("OrderSuperseded", {
  implements: ProblemType,
  description:
    "A later checkout of the same cart has placed another order, and this one cannot be paid any more. The buyer was not charged.",
})
export class OrderSupersededType extends ProblemType {
  @Field(() => OrderType, { description: "The other order." })
  order!: OrderType;
}

export function cartChanged(cartId: string): CartChangedType {
  const message = "The cart has changed. Nothing was ordered.";
  return problem(CartChangedType, { code: "CART_CHANGED", message, cart: cartStub(cartId) });
}

export function cartAlreadyOrdered(order: Order): CartAlreadyOrderedType {
  const message =
    order.status === "CREATED"
      ? `Order ${order.number} has this cart, and its payment is being confirmed. The buyer was not charged again.`
      : `Order ${order.number} has bought this cart. The buyer was not charged again.`;
  return problem(CartAlreadyOrderedType, { code: "CART_ALREADY_ORDERED", message, order: orderTypeFrom(order) });
}

export function orderSuperseded(order: Order): OrderSupersededType {
  const message = `Order ${order.number} has taken the place of this order. The buyer was not charged.`;
  return problem(OrderSupersededType, { code: "ORDER_SUPERSEDED", message, order: orderTypeFrom(order) });
}
