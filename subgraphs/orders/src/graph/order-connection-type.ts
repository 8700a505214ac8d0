import { connectionFrom, ConnectionType, type ConnectionParts } from "@souk/kernel/graph/page-info-type";
import { Field, ObjectType } from "type-graphql";
import { orderListOrder, type OrderList } from "../domain/list-orders.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

@ObjectType("OrderEdge")
export class OrderEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => OrderType)
  node!: OrderType;
}

@ObjectType("OrderConnection")
export class OrderConnectionType extends ConnectionType implements ConnectionParts<OrderType> {
  @Field(() => [OrderEdgeType])
  edges!: OrderEdgeType[];

  @Field(() => [OrderType], { description: "The nodes of `edges`." })
  nodes!: OrderType[];
}

export function orderConnectionFrom({ page, count }: OrderList): OrderConnectionType {
  const parts = connectionFrom({
    page,
    order: orderListOrder,
    keyOf: ({ placedAt, id }) => [placedAt.toISOString(), id],
    nodeFrom: orderTypeFrom,
    count,
  });
  return Object.assign(new OrderConnectionType(), parts);
}
