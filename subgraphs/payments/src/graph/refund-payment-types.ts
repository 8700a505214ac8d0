import { MoneyInput, MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { graphError } from "@souk/kernel/graph-error";
import { unreachable } from "@souk/kernel/unreachable";
import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { RefundPaymentOutcome } from "../domain/refund-payment.js";

@Directive("@inaccessible")
@InputType({ description: "The same idempotencyKey never gives back twice and answers the same." })
export class RefundPaymentInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => MoneyInput, {
    description: "In the shop's currency, more than 0. A part of what was taken, or all of it.",
  })
  amount!: MoneyInput;

  @Field(() => String)
  idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: "For the buyer and for admins, at most 500 characters." })
  reason?: string | null;
}

export enum RefundOutcomeEnum {
  SUCCEEDED = "SUCCEEDED",
  PENDING = "PENDING",
  REFUSED = "REFUSED",
}

registerEnumType(RefundOutcomeEnum, {
  name: "RefundOutcome",
  description:
    "PENDING: the provider's answer is lost so far and it is asked again by itself; the same key tells what came of it. REFUSED: more than is left of what was taken, no payment that succeeded, or the provider's refusal; nothing goes back.",
});

@Directive("@inaccessible")
@ObjectType("RefundPaymentResult")
export class RefundPaymentResultType {
  @Field(() => RefundOutcomeEnum)
  outcome!: RefundOutcomeEnum;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      "All that has gone back of the order's payment so far. Null when no money was ever taken for the order.",
  })
  refundedTotal!: MoneyType | null;
}

const outcomes = {
  succeeded: RefundOutcomeEnum.SUCCEEDED,
  pending: RefundOutcomeEnum.PENDING,
  refused: RefundOutcomeEnum.REFUSED,
} as const;

/** Throws what is a fault of the calling service: BAD_USER_INPUT, CONFLICT. */
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
