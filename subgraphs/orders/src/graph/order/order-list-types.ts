import {
  connectionFrom,
  ConnectionType,
  ForwardPageArgs,
  type ConnectionFields,
} from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar, DecimalScalar } from "@souk/kernel/graph/scalars";
import type { CursorValue, Page } from "@souk/kernel/values/page";
import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { OrderSort } from "../../domain/order/order-filter.js";
import type { Order } from "../../domain/order/order.js";
import { OrderStatusEnum, OrderType, orderTypeFrom } from "./order-type.js";

@InputType({ description: "All given conditions must hold; an empty text does not filter." })
export class OrderFilter {
  @Field(() => OrderStatusEnum, { nullable: true })
  status?: OrderStatusEnum | null;

  @Field(() => [OrderStatusEnum], {
    nullable: true,
    description: "Any of these statuses; an empty list does not filter.",
  })
  statuses?: OrderStatusEnum[] | null;

  @Field(() => String, { nullable: true, description: "Exact, e.g. ORD-101." })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Finds the beginning of the number (`101` is ORD-101), of a guest's address, of a SKU, or of each word of the name in the delivery address; case-insensitive. For admins, also a part of the buyer's address and names: in at most 100 accounts, the newest, and in none while accounts is unavailable. At most 200 characters.",
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The buyer's complete address: the guest's, and for admins also the account's. While accounts is unavailable, only the guest's.",
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "The complete SKU of one of the lines; case-insensitive." })
  sku?: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  placedFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Exclusive." })
  placedTo?: Date | null;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency." })
  minTotal?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency; inclusive." })
  maxTotal?: string | null;

  @Field(() => ID, { nullable: true, description: "Orders of this user." })
  customerId?: string | null;
}

enum OrderSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
  TOTAL_DESC = "TOTAL_DESC",
  TOTAL_ASC = "TOTAL_ASC",
}

registerEnumType(OrderSortEnum, {
  name: "OrderSort",
  valuesConfig: {
    TOTAL_DESC: { description: "Largest first." },
    TOTAL_ASC: { description: "Smallest first." },
  },
});

@ArgsType()
export class OrdersArgs extends ForwardPageArgs {
  @Field(() => OrderFilter, { nullable: true })
  filter?: OrderFilter | null;

  @Field(() => OrderSortEnum, { nullable: true, description: "NEWEST when absent." })
  sort?: OrderSortEnum | null;
}

@ObjectType("OrderEdge")
export class OrderEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => OrderType)
  node!: OrderType;
}

@ObjectType("OrderConnection")
export class OrderConnectionType extends ConnectionType implements ConnectionFields<OrderType> {
  @Field(() => [OrderEdgeType])
  edges!: OrderEdgeType[];

  @Field(() => [OrderType], { description: "The nodes of `edges`." })
  nodes!: OrderType[];
}

export interface ListedOrders {
  readonly page: Page<Order>;
  readonly sort: OrderSort;
  /** Returns the value by which the list is sorted. */
  readonly sortValue: (order: Order) => CursorValue;
  readonly count: () => Promise<number>;
}

export function orderConnectionFrom({ page, sort, sortValue, count }: ListedOrders): OrderConnectionType {
  const fields = connectionFrom({
    page,
    order: sort,
    keyOf: (order) => [sortValue(order), order.id],
    nodeFrom: orderTypeFrom,
    count,
  });
  return Object.assign(new OrderConnectionType(), fields);
}
