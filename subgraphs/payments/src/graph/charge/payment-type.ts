import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { Payment } from "../../domain/charge/payment.js";

export enum PaymentStatusEnum {
  PENDING = "PENDING",
  AUTHORIZED = "AUTHORIZED",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
  REFUNDED = "REFUNDED",
  VOIDED = "VOIDED",
  EXPIRED = "EXPIRED",
}

registerEnumType(PaymentStatusEnum, {
  name: "PaymentStatus",
  valuesConfig: {
    PENDING: { description: "The provider was asked and has not answered yet. The shop asks again until it answers." },
    AUTHORIZED: {
      description: "The money is held for the shop, which captures it when the goods leave; `capturedAmount` is taken.",
    },
    SUCCEEDED: { description: "The money was taken. An order has at most one of these, ever." },
    FAILED: { description: "The provider declined; `declineCode` gives the reason. No money was taken." },
    REFUNDED: { description: "The money was taken and then refunded in full." },
    VOIDED: { description: "The money was held and then released in full; no money was taken." },
    EXPIRED: {
      description:
        "The authorization ended, or the provider refused a capture, before all was captured; `capturedAmount` was taken.",
    },
  },
});

@ObjectType("Payment", { description: "One attempt to take the money for an order." })
export class PaymentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    description: 'The number shown to people, e.g. "PAY-555". Numbers increase; some are skipped.',
  })
  number!: string;

  @Field(() => PaymentStatusEnum)
  status!: PaymentStatusEnum;

  @Field(() => MoneyType, { description: "The order's total." })
  amount!: MoneyType;

  @Field(() => String, { description: "The payment provider that was asked, e.g. `sandbox`." })
  provider!: string;

  @Field(() => String, {
    nullable: true,
    description: "The provider's reason, e.g. `card_declined`. Null unless FAILED.",
  })
  declineCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The brand of the card, e.g. `Visa`. Null until the provider has answered.",
  })
  brand!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The last four digits of the card. Null until the provider has answered.",
  })
  last4!: string | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: "The amount taken so far of a payment that is, or was, authorized first. Null for others.",
  })
  capturedAmount!: MoneyType | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the authorization ends. Null unless AUTHORIZED.",
  })
  authorizedUntil!: Date | null;

  @Field(() => MoneyType, {
    description:
      "The amount refunded so far, with what was only held and then released; `0.00` when there was no refund.",
  })
  refundedAmount!: MoneyType;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export function paymentTypeFrom(payment: Payment): PaymentType {
  const { id, number, status, amount, refunded, provider, authorization, createdAt } = payment;
  const card = payment.status === "PENDING" ? null : payment.card;
  return Object.assign(new PaymentType(), {
    id,
    number,
    provider,
    createdAt,
    status: PaymentStatusEnum[status],
    amount: moneyTypeFrom(amount),
    capturedAmount: authorization && moneyTypeFrom(authorization.captured),
    authorizedUntil: authorization && status === "AUTHORIZED" ? authorization.endsAt : null,
    refundedAmount: moneyTypeFrom(refunded),
    declineCode: payment.status === "FAILED" ? payment.declineCode : null,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? null,
  });
}
