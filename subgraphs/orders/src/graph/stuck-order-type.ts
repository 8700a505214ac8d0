import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { StuckOrder } from "../domain/stuck-orders.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

export enum StuckKindEnum {
  PAYMENT_UNKNOWN = "PAYMENT_UNKNOWN",
  REFUND_OPEN = "REFUND_OPEN",
  REFUND_REFUSED = "REFUND_REFUSED",
  DELIVERY_FAILED = "DELIVERY_FAILED",
}

registerEnumType(StuckKindEnum, {
  name: "StuckKind",
  valuesConfig: {
    PAYMENT_UNKNOWN: { description: "Nobody knows yet whether the buyer was charged." },
    REFUND_OPEN: { description: "Money is not back yet." },
    REFUND_REFUSED: { description: "Payments will not give it back." },
    DELIVERY_FAILED: { description: "A service was told too often without an answer and was given up." },
  },
});

@ObjectType("StuckOrder", {
  description: "An order about which something has not come to its end for a minute or more.",
})
export class StuckOrderType {
  @Field(() => OrderType)
  order!: OrderType;

  @Field(() => StuckKindEnum)
  kind!: StuckKindEnum;

  @Field(() => DateTimeScalar)
  since!: Date;

  @Field(() => String, { nullable: true })
  detail!: string | null;
}

export function stuckOrderTypeFrom({ order, kind, since, detail }: StuckOrder): StuckOrderType {
  const plain = { order: orderTypeFrom(order), kind: StuckKindEnum[kind], since, detail };
  return Object.assign(new StuckOrderType(), plain);
}
