import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { graphError } from "@souk/kernel/errors/graph-error";
import { unreachable } from "@souk/kernel/values/unreachable";
import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import type { RefundPaymentOutcome } from "../../domain/refund/refund-payment.js";

export enum RefundOutcomeEnum {
  SUCCEEDED = "SUCCEEDED",
  PENDING = "PENDING",
  REFUSED = "REFUSED",
}

registerEnumType(RefundOutcomeEnum, {
  name: "RefundOutcome",
  description:
    "PENDING: the provider's answer is lost so far and the shop asks again; a repeat with the same key returns the outcome. REFUSED: the amount is more than what remains of the payment, no payment succeeded, or the provider refused; nothing is refunded.",
});

@Directive("@inaccessible")
@ObjectType("RefundPaymentResult")
export class RefundPaymentResultType {
  @Field(() => RefundOutcomeEnum)
  outcome!: RefundOutcomeEnum;

  @Field(() => MoneyType, {
    nullable: true,
    description: "The total refunded for the order's payment so far. Null when no money was ever taken for the order.",
  })
  refundedTotal!: MoneyType | null;
}

const outcomes = {
  succeeded: RefundOutcomeEnum.SUCCEEDED,
  pending: RefundOutcomeEnum.PENDING,
  refused: RefundOutcomeEnum.REFUSED,
} as const;

/** Converts the outcome. Throws BAD_USER_INPUT or CONFLICT for a fault of the calling service. */
export function refundPaymentResultFrom(outcome: RefundPaymentOutcome): RefundPaymentResultType {
  switch (outcome.kind) {
    case "succeeded":
    case "pending":
    case "refused": {
      const { refundedTotal } = outcome;
      return Object.assign(new RefundPaymentResultType(), {
        outcome: outcomes[outcome.kind],
        refundedTotal: refundedTotal && moneyTypeFrom(refundedTotal),
      });
    }
    case "conflict":
      throw graphError("CONFLICT", outcome.message);
    case "invalid":
      throw graphError("BAD_USER_INPUT", outcome.fields.map(({ path, message }) => `${path} ${message}`).join("; "));
    default:
      return unreachable(outcome);
  }
}
