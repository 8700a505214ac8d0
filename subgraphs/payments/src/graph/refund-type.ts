import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { Refund } from "../domain/refund.js";

export enum RefundStatusEnum {
  PENDING = "PENDING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
}

registerEnumType(RefundStatusEnum, {
  name: "RefundStatus",
  valuesConfig: {
    PENDING: { description: "The provider was asked and has not answered yet. It is asked again until it does." },
    SUCCEEDED: { description: "The money went back." },
    FAILED: { description: "The provider refused. No money went back." },
  },
});

@ObjectType("Refund", { description: "Money of a payment that goes back to the buyer." })
export class RefundType {
  @Field(() => ID)
  id!: string;

  @Field(() => MoneyType, { description: "A part of the payment's amount, or all of it." })
  amount!: MoneyType;

  @Field(() => RefundStatusEnum)
  status!: RefundStatusEnum;

  @Field(() => String, {
    nullable: true,
    description: "As whoever gave it back has put it; null when nothing was said.",
  })
  reason!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export function refundTypeFrom({ id, amount, status, reason, createdAt }: Refund): RefundType {
  const shown = { id, reason, createdAt, amount: moneyTypeFrom(amount), status: RefundStatusEnum[status] };
  return Object.assign(new RefundType(), shown);
}
