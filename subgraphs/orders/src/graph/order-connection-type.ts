import { connectionFrom, ConnectionType, type ConnectionParts } from "@souk/kernel/graph/page-info-type";
import { Field, ObjectType } from "type-graphql";
import type { Page } from "@souk/kernel/values/page";
import type { OrderSort } from "../domain/order/order-filter.js";
import type { Order } from "../domain/order/order.js";
import { OrderType, orderTypeFrom } from "./order/order-type.js";

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

export interface ListedOrders {
  readonly page: Page<Order>;
  readonly sort: OrderSort;
  readonly count: () => Promise<number>;
}

export function orderConnectionFrom({ page, sort, count }: ListedOrders): OrderConnectionType {
  const isByTotal = sort === "TOTAL_ASC" || sort === "TOTAL_DESC";
  const parts = connectionFrom({
    page,
    order: sort,
    keyOf: ({ total, placedAt, id }) => [isByTotal ? total.amountMinor : placedAt.toISOString(), id],
    nodeFrom: orderTypeFrom,
    count,
  });
  return Object.assign(new OrderConnectionType(), parts);
}
