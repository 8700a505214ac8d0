import {
  connectionFrom,
  ConnectionType,
  ForwardPageArgs,
  type ConnectionFields,
} from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ObjectType, registerEnumType } from "type-graphql";
import type { StuckOrder, StuckOrderList } from "../../domain/repair/stuck-orders.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";

export enum StuckKindEnum {
  PAYMENT_UNKNOWN = "PAYMENT_UNKNOWN",
  REFUND_OPEN = "REFUND_OPEN",
  REFUND_REFUSED = "REFUND_REFUSED",
  DELIVERY_FAILED = "DELIVERY_FAILED",
  SHIPMENT_OPEN = "SHIPMENT_OPEN",
  STEP_FAILING = "STEP_FAILING",
  NOT_ENROLLED = "NOT_ENROLLED",
  NOT_CAPTURED = "NOT_CAPTURED",
}

registerEnumType(StuckKindEnum, {
  name: "StuckKind",
  valuesConfig: {
    PAYMENT_UNKNOWN: { description: "It is unknown whether the buyer was charged." },
    REFUND_OPEN: { description: "A refund is not finished." },
    REFUND_REFUSED: { description: "Payments refused a refund." },
    DELIVERY_FAILED: { description: "The outbox gave up on a job after too many attempts." },
    SHIPMENT_OPEN: { description: "A shipment is pending although the order is closed." },
    STEP_FAILING: {
      description:
        "A step of the order, such as its shipment or a mail, has failed at least once and is retried, or has been due for a minute. `detail` contains the step, the attempts and the last error.",
    },
    NOT_ENROLLED: {
      description:
        "The order is paid but its courses are not open: an attempt has failed and is retried, or the first has been due for a minute.",
    },
    NOT_CAPTURED: {
      description:
        "The payment is only authorized, and the authorization ends within a day, or has ended before all was captured. Ship, complete or cancel the order.",
    },
  },
});

@ObjectType("StuckOrder", {
  description:
    "An order with a stuck step: it has been open for a minute or more, the process that was paying the order has died, or an attempt has failed.",
})
export class StuckOrderType {
  @Field(() => OrderType)
  order!: OrderType;

  @Field(() => StuckKindEnum)
  kind!: StuckKindEnum;

  @Field(() => DateTimeScalar)
  since!: Date;

  @Field(() => String, { nullable: true, description: "The reason, in English." })
  detail!: string | null;
}

export function stuckOrderTypeFrom({ order, kind, since, detail }: StuckOrder): StuckOrderType {
  const plain = { order: orderTypeFrom(order), kind: StuckKindEnum[kind], since, detail };
  return Object.assign(new StuckOrderType(), plain);
}

enum StuckOrderSortEnum {
  OLDEST = "OLDEST",
  NEWEST = "NEWEST",
  PLACED_ASC = "PLACED_ASC",
  PLACED_DESC = "PLACED_DESC",
}

registerEnumType(StuckOrderSortEnum, {
  name: "StuckOrderSort",
  valuesConfig: {
    OLDEST: { description: "Longest stuck first." },
    NEWEST: { description: "Most recently stuck first." },
    PLACED_ASC: { description: "First placed first." },
    PLACED_DESC: { description: "Last placed first." },
  },
});

@ArgsType()
export class StuckOrdersArgs extends ForwardPageArgs {
  @Field(() => StuckOrderSortEnum, { nullable: true, description: "OLDEST when absent." })
  sort?: StuckOrderSortEnum | null;

  @Field(() => StuckKindEnum, { nullable: true, description: "All kinds when absent." })
  kind?: StuckKindEnum | null;
}

@ObjectType("StuckOrderEdge")
export class StuckOrderEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => StuckOrderType)
  node!: StuckOrderType;
}

@ObjectType("StuckOrderConnection")
export class StuckOrderConnectionType extends ConnectionType implements ConnectionFields<StuckOrderType> {
  @Field(() => [StuckOrderEdgeType])
  edges!: StuckOrderEdgeType[];

  @Field(() => [StuckOrderType], { description: "The nodes of `edges`." })
  nodes!: StuckOrderType[];
}

export function stuckOrderConnectionFrom({ page, sort, count }: StuckOrderList): StuckOrderConnectionType {
  const fields = connectionFrom({
    page,
    order: sort,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) => stuckOrderTypeFrom(row),
    count,
  });
  return Object.assign(new StuckOrderConnectionType(), fields);
}
