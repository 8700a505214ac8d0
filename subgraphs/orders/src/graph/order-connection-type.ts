import { connectionFrom, PageInfoType, type ConnectionParts } from "@souk/kernel/graph/page-info-type";
import { Field, Int, ObjectType } from "type-graphql";
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
export class OrderConnectionType implements ConnectionParts<OrderType> {
  @Field(() => [OrderEdgeType])
  edges!: OrderEdgeType[];

  @Field(() => [OrderType], { description: "The nodes of `edges`." })
  nodes!: OrderType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  count!: () => Promise<number>;

  @Field(() => Int, { description: "Over all pages; costs one statement more, so ask for it only where it is shown." })
  totalCount(): Promise<number> {
    return this.count();
  }
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
