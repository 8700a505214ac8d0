import { MoneyInput } from "@souk/kernel/graph/money-type";
import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { graphError } from "@souk/kernel/graph-error";
import { unreachable } from "@souk/kernel/unreachable";
import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { ChargeOrderOutcome } from "../domain/charge-order.js";
import type { TokenizeCardOutcome } from "../domain/tokenize-card.js";

@Directive("@inaccessible")
@ObjectType("TokenizeCardResult", {
  description:
    "Either the token of the card in the vault, or the fields of the card (`cardNumber` ...) that are wrong.",
})
export class TokenizeCardResultType {
  @Field(() => String, { nullable: true })
  token!: string | null;

  @Field(() => [InvalidFieldType])
  fields!: InvalidFieldType[];
}

@Directive("@inaccessible")
@InputType({ description: "What the provider's own checkout has handed to the buyer's browser." })
export class ChargeConfirmationInput {
  @Field(() => ID)
  providerPaymentId!: string;

  @Field(() => String)
  signature!: string;
}

@Directive("@inaccessible")
@InputType({
  description:
    "One of `cardToken`, `paymentMethodId`, `atProvider` and `confirmation`; the method must be the buyer's. The same idempotencyKey never charges twice and answers the same.",
})
export class ChargeOrderInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "On the card's statement." })
  orderNumber!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => MoneyInput, { description: "In the shop's currency, more than 0." })
  amount!: MoneyInput;

  @Field(() => String)
  idempotencyKey!: string;

  @Field(() => String, { nullable: true })
  cardToken?: string | null;

  @Field(() => ID, { nullable: true })
  paymentMethodId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "The buyer pays in the provider's own checkout." })
  atProvider?: boolean | null;

  @Field(() => ChargeConfirmationInput, { nullable: true, description: "Begins nothing; proves what was begun." })
  confirmation?: ChargeConfirmationInput | null;
}

export enum ChargeOutcomeEnum {
  SUCCEEDED = "SUCCEEDED",
  DECLINED = "DECLINED",
  PENDING = "PENDING",
  ACTION_REQUIRED = "ACTION_REQUIRED",
  METHOD_NOT_FOUND = "METHOD_NOT_FOUND",
  SOURCE_NOT_TAKEN = "SOURCE_NOT_TAKEN",
  CONFIRMATION_REFUSED = "CONFIRMATION_REFUSED",
}

registerEnumType(ChargeOutcomeEnum, {
  name: "ChargeOutcome",
  description:
    "PENDING: the provider's answer is lost so far; ask again with the same key. ACTION_REQUIRED: the provider waits for the buyer; any key asks again what became of it, and charges nothing. SOURCE_NOT_TAKEN: the provider has a checkout of its own and takes no cards, or the reverse. CONFIRMATION_REFUSED: it is not the provider's for a payment of this order that waits for its buyer.",
});

@Directive("@inaccessible")
@ObjectType("ChargeAction", { description: "What the buyer has to do before the money moves, such as 3-D Secure." })
export class ChargeActionType {
  @Field(() => String, { description: "Whose it is, e.g. `stripe`." })
  provider!: string;

  @Field(() => String, { nullable: true, description: "For the provider's own code in the buyer's browser." })
  clientSecret!: string | null;

  @Field(() => String, { nullable: true, description: "Where to send the buyer." })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "What the provider's own code knows the shop by; no secret." })
  publicKey!: string | null;

  @Field(() => ID, { nullable: true, description: "What the provider's own checkout is opened for." })
  providerOrderId!: string | null;

  @Field(() => DateTimeScalar, { description: "After that the payment is cancelled, if it is not done." })
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

/** Throws what is a fault of the calling service: BAD_USER_INPUT, CONFLICT. */
export function chargeOrderResultFrom(outcome: ChargeOrderOutcome): ChargeOrderResultType {
  switch (outcome.kind) {
    case "succeeded":
      return resultOf(ChargeOutcomeEnum.SUCCEEDED, outcome.paymentId);
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
  { declineCode = null, action = null }: { declineCode?: string | null; action?: ChargeActionType | null } = {},
): ChargeOrderResultType {
  return Object.assign(new ChargeOrderResultType(), { outcome, paymentId, declineCode, action });
}
