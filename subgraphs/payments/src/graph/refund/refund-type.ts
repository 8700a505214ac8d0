import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { Refund } from "../../domain/refund/refund.js";

export enum RefundStatusEnum {
  PENDING = "PENDING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
}

registerEnumType(RefundStatusEnum, {
  name: "RefundStatus",
  valuesConfig: {
    PENDING: { description: "The provider was asked and has not answered yet. The shop asks again until it answers." },
    SUCCEEDED: { description: "The money was refunded." },
    FAILED: { description: "The provider refused. No money was refunded." },
  },
});

@ObjectType("Refund", { description: "A refund of money from a payment to the buyer." })
export class RefundType {
  @Field(() => ID)
  id!: string;

  @Field(() => MoneyType, { description: "Part or all of the payment's amount." })
  amount!: MoneyType;

  @Field(() => RefundStatusEnum)
  status!: RefundStatusEnum;

  @Field(() => String, {
    nullable: true,
    description: "The reason that was given with the refund; null when none was given.",
  })
  reason!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export function refundTypeFrom({ id, amount, status, reason, createdAt }: Refund): RefundType {
  const shown = { id, reason, createdAt, amount: moneyTypeFrom(amount), status: RefundStatusEnum[status] };
  return Object.assign(new RefundType(), shown);
}
