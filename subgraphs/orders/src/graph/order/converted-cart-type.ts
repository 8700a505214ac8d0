import { CartStatusEnum } from "@souk/kernel/graph/cart-status-enum";
import { Field, ObjectType } from "type-graphql";
import type { Order } from "../../domain/order/order.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

@ObjectType("ConvertedCart", {
  description: "A version of a cart that was bought. It cannot be changed: its lines are those of the order.",
})
export class ConvertedCartType {
  @Field(() => String)
  version!: string;

  @Field(() => CartStatusEnum, { description: "CONVERTED." })
  status!: CartStatusEnum;

  @Field(() => OrderType)
  order!: OrderType;
}

export function convertedCartFrom(version: string, order: Order): ConvertedCartType {
  const fields = { version, status: CartStatusEnum.CONVERTED, order: orderTypeFrom(order) };
  return Object.assign(new ConvertedCartType(), fields);
}
