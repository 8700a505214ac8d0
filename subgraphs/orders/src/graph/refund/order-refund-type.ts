import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { productStub, ProductStub } from "@souk/kernel/graph/product-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { OrderRefund } from "../../domain/order/order.js";

export enum RefundStateEnum {
  REQUESTED = "REQUESTED",
  DONE = "DONE",
  FAILED = "FAILED",
}

registerEnumType(RefundStateEnum, {
  name: "RefundState",
  valuesConfig: {
    REQUESTED: { description: "The refund is in progress." },
    DONE: { description: "The refund is done." },
    FAILED: { description: "Payments refused it; an admin must look at it." },
  },
});

@ObjectType("RefundedLine")
export class RefundedLineType {
  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub | null;

  @Field(() => Int)
  quantity!: number;
}

@ObjectType("OrderRefund", { description: "A refund of an order." })
export class OrderRefundType {
  @Field(() => ID)
  id!: string;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => [RefundedLineType])
  lines!: RefundedLineType[];

  @Field(() => RefundStateEnum)
  state!: RefundStateEnum;

  @Field(() => String)
  reason!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export function refundTypeFrom({ id, amount, lines, state, reason, createdAt }: OrderRefund): OrderRefundType {
  return Object.assign(new OrderRefundType(), {
    id,
    reason,
    createdAt,
    amount: moneyTypeFrom(amount),
    state: RefundStateEnum[state],
    lines: lines.map(({ productId, quantity }) =>
      Object.assign(new RefundedLineType(), { product: productStub(productId), quantity }),
    ),
  });
}
