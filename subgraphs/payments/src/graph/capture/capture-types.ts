import { graphError } from "@souk/kernel/errors/graph-error";
import { MoneyInput, MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { unreachable } from "@souk/kernel/values/unreachable";
import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { CapturePaymentOutcome } from "../../domain/capture/capture-payment.js";

@Directive("@inaccessible")
@InputType({ description: "A repeat with the same idempotencyKey never captures twice and returns the same answer." })
export class CapturePaymentInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => MoneyInput, { nullable: true, description: "In the shop's currency, more than 0; null for the rest." })
  amount?: MoneyInput | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export enum CaptureOutcomeEnum {
  CAPTURED = "CAPTURED",
  REFUSED = "REFUSED",
  NOTHING_LEFT = "NOTHING_LEFT",
}

registerEnumType(CaptureOutcomeEnum, {
  name: "CaptureOutcome",
  description:
    "REFUSED: the provider captures nothing more of this payment. NOTHING_LEFT: the payment was charged at once, or nothing of it is left to capture.",
});

@Directive("@inaccessible")
@ObjectType("CapturePaymentResult")
export class CapturePaymentResultType {
  @Field(() => CaptureOutcomeEnum)
  outcome!: CaptureOutcomeEnum;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      "The captured or refused amount: all that is left where the provider captures only once, and never more than that. Null for NOTHING_LEFT.",
  })
  amount!: MoneyType | null;

  @Field(() => String, { nullable: true, description: "The provider's reason. Null unless REFUSED." })
  refusalCode!: string | null;
}

/** Converts the outcome. Throws BAD_USER_INPUT or CONFLICT for a fault of the calling service. */
export function capturePaymentResultFrom(outcome: CapturePaymentOutcome): CapturePaymentResultType {
  switch (outcome.kind) {
    case "captured":
      return resultOf(CaptureOutcomeEnum.CAPTURED, moneyTypeFrom(outcome.amount));
    case "refused":
      return resultOf(CaptureOutcomeEnum.REFUSED, moneyTypeFrom(outcome.amount), outcome.refusalCode);
    case "nothingLeft":
      return resultOf(CaptureOutcomeEnum.NOTHING_LEFT, null);
    case "conflict":
      throw graphError("CONFLICT", outcome.message);
    case "invalid":
      throw graphError("BAD_USER_INPUT", outcome.fields.map(({ path, message }) => `${path} ${message}`).join("; "));
    default:
      return unreachable(outcome);
  }
}

function resultOf(
  outcome: CaptureOutcomeEnum,
  amount: MoneyType | null,
  refusalCode: string | null = null,
): CapturePaymentResultType {
  return Object.assign(new CapturePaymentResultType(), { outcome, amount, refusalCode });
}
