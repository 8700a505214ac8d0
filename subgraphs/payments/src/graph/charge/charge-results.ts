import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { graphError } from "@souk/kernel/errors/graph-error";
import { unreachable } from "@souk/kernel/values/unreachable";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { ChargeOrderOutcome } from "../../domain/charge/charge-order.js";
import type { TokenizeCardOutcome } from "../../domain/methods/tokenize-card.js";

export enum ChargeStatusEnum {
  NONE = "NONE",
  PENDING = "PENDING",
  AUTHORIZED = "AUTHORIZED",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
  REFUNDED = "REFUNDED",
}

registerEnumType(ChargeStatusEnum, {
  name: "ChargeStatus",
  valuesConfig: {
    NONE: { description: "The buyer has not tried to pay the order." },
    PENDING: { description: "The provider may have taken the money. Ask again later." },
    AUTHORIZED: { description: "The provider holds the money, and the shop captures it later." },
  },
});

@Directive("@inaccessible")
@ObjectType("TokenizeCardResult", {
  description: "Either the token of the card in the vault, or the invalid fields of the card (`cardNumber` ...).",
})
export class TokenizeCardResultType {
  @Field(() => String, { nullable: true })
  token!: string | null;

  @Field(() => [InvalidFieldType])
  fields!: InvalidFieldType[];
}

export enum ChargeOutcomeEnum {
  SUCCEEDED = "SUCCEEDED",
  DECLINED = "DECLINED",
  PENDING = "PENDING",
  ACTION_REQUIRED = "ACTION_REQUIRED",
  METHOD_NOT_FOUND = "METHOD_NOT_FOUND",
  SOURCE_NOT_TAKEN = "SOURCE_NOT_TAKEN",
  CONFIRMATION_REFUSED = "CONFIRMATION_REFUSED",
  ORDER_CLOSED = "ORDER_CLOSED",
}

registerEnumType(ChargeOutcomeEnum, {
  name: "ChargeOutcome",
  description:
    "PENDING: the provider's answer is lost so far; ask again with the same key. ACTION_REQUIRED: the provider waits for the buyer; a call with any key asks for the current status and charges nothing. SOURCE_NOT_TAKEN: the provider has its own checkout and takes no cards, or the reverse. CONFIRMATION_REFUSED: the provider did not issue the confirmation for a payment of this order that waits for its buyer. ORDER_CLOSED: `cancelCharge` has closed the order.",
});

@Directive("@inaccessible")
@ObjectType("ChargeAction", {
  description: "An action that the buyer must complete before the money moves, such as 3-D Secure.",
})
export class ChargeActionType {
  @Field(() => String, { description: "The provider that requires the action, e.g. `stripe`." })
  provider!: string;

  @Field(() => String, { nullable: true, description: "Passed to the provider's own code in the buyer's browser." })
  clientSecret!: string | null;

  @Field(() => String, { nullable: true, description: "The address to send the buyer to." })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "Identifies the shop to the provider's own code; not a secret." })
  publicKey!: string | null;

  @Field(() => ID, { nullable: true, description: "The provider's order that its own checkout is opened for." })
  providerOrderId!: string | null;

  @Field(() => DateTimeScalar, { description: "The deadline of the action; afterwards the payment is cancelled." })
  expiresAt!: Date;
}

@Directive("@inaccessible")
@ObjectType("ChargeOrderResult")
export class ChargeOrderResultType {
  @Field(() => ChargeOutcomeEnum)
  outcome!: ChargeOutcomeEnum;

  @Field(() => ID, { nullable: true, description: "Null where nothing was charged." })
  paymentId!: string | null;

  @Field(() => String, { nullable: true })
  declineCode!: string | null;

  @Field(() => Boolean, { description: "True with SUCCEEDED: the money is held, and `capturePayment` takes it." })
  isAuthorized!: boolean;

  @Field(() => ChargeActionType, {
    nullable: true,
    description: "Null unless ACTION_REQUIRED.",
  })
  action!: ChargeActionType | null;
}

export function tokenizeCardResultFrom(outcome: TokenizeCardOutcome): TokenizeCardResultType {
  return Object.assign(
    new TokenizeCardResultType(),
    outcome.kind === "tokenized" ? { token: outcome.token, fields: [] } : { token: null, fields: [...outcome.fields] },
  );
}

/** Converts the outcome. Throws BAD_USER_INPUT or CONFLICT for a fault of the calling service. */
export function chargeOrderResultFrom(outcome: ChargeOrderOutcome): ChargeOrderResultType {
  switch (outcome.kind) {
    case "succeeded":
      return resultOf(ChargeOutcomeEnum.SUCCEEDED, outcome.paymentId, { isAuthorized: outcome.isAuthorized });
    case "declined":
      return resultOf(ChargeOutcomeEnum.DECLINED, outcome.paymentId, { declineCode: outcome.declineCode });
    case "pending":
      return resultOf(ChargeOutcomeEnum.PENDING, outcome.paymentId);
    case "actionRequired": {
      const action = Object.assign(new ChargeActionType(), { provider: outcome.provider, ...outcome.action });
      return resultOf(ChargeOutcomeEnum.ACTION_REQUIRED, outcome.paymentId, { action });
    }
    case "methodNotFound":
      return resultOf(ChargeOutcomeEnum.METHOD_NOT_FOUND, null);
    case "sourceNotTaken":
      return resultOf(ChargeOutcomeEnum.SOURCE_NOT_TAKEN, null);
    case "confirmationRefused":
      return resultOf(ChargeOutcomeEnum.CONFIRMATION_REFUSED, null);
    case "orderClosed":
      return resultOf(ChargeOutcomeEnum.ORDER_CLOSED, null);
    case "conflict":
      throw graphError("CONFLICT", outcome.message);
    case "invalid":
      throw graphError("BAD_USER_INPUT", outcome.fields.map(({ path, message }) => `${path} ${message}`).join("; "));
    default:
      return unreachable(outcome);
  }
}

function resultOf(
  outcome: ChargeOutcomeEnum,
  paymentId: string | null,
  more: Partial<Pick<ChargeOrderResultType, "declineCode" | "action" | "isAuthorized">> = {},
): ChargeOrderResultType {
  const nothing = { declineCode: null, action: null, isAuthorized: false };
  return Object.assign(new ChargeOrderResultType(), { outcome, paymentId, ...nothing, ...more });
}
