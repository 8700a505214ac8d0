import { vaultedCardRule, type VaultedCard } from "@souk/kernel/cards/vaulted-card";
import type { Clock } from "@souk/kernel/values/clock";
import { z } from "zod";
import type { Charge, OrderPeers, PaymentConfirmation, PaymentSource } from "../peers.js";
import type { PaymentOutcome } from "./payment-outcome.js";

export interface PaymentInput {
  readonly paymentMethodId?: string | null;
  readonly card?: VaultedCard | null;
  readonly atProvider?: boolean | null;
  readonly provider?: string | null;
  readonly later?: boolean | null;
  readonly confirmation?: PaymentConfirmation | null;
}

/**
 * atProvider: the buyer pays in the provider's own checkout. usesDefault: the input gives no payment, and the buyer's
 * default payment method pays. provider: the name of the provider that the buyer has chosen.
 */
export type StartedPayment =
  | (({ readonly card: VaultedCard } | { readonly paymentMethodId: string } | { readonly atProvider: true }) & {
      readonly provider?: string;
    })
  | { readonly usesDefault: true };

/** later: the buyer pays the order by `payOrder`. */
export type NewPayment = StartedPayment | { readonly later: true };

export type CheckedPayment = StartedPayment | { readonly confirmation: PaymentConfirmation };

const text = (max: number) => z.string().min(1, "must not be empty").max(max, `must be at most ${max} characters`);

const confirmationRule = z.object({ providerPaymentId: text(200), signature: text(300) });

/** Validates that at most one way to start or to prove a payment is given. */
export function paymentRule(clock: Clock) {
  return orDefault(givenPaymentRule(clock)).transform((payment, context): CheckedPayment => {
    if (!("later" in payment)) return payment;
    context.addIssue({ code: "custom", path: ["later"], message: "belongs to checkout: this order is placed" });
    return z.NEVER;
  });
}

function orDefault<Payment>(rule: z.ZodType<Payment>) {
  return rule.nullish().transform((payment) => payment ?? ({ usesDefault: true } as const));
}

function givenPaymentRule(clock: Clock) {
  return z
    .object({
      paymentMethodId: z.string().nullish(),
      card: vaultedCardRule(clock).nullish(),
      atProvider: z.boolean().nullish(),
      provider: text(100).nullish(),
      later: z.boolean().nullish(),
      confirmation: confirmationRule.nullish(),
    })
    .transform((payment, context): NewPayment | CheckedPayment => {
      const { paymentMethodId, card, atProvider, provider: name, later, confirmation } = payment;
      const provider = name == null ? {} : { provider: name };
      const given: (NewPayment | CheckedPayment)[] = [
        ...(card ? [{ card, ...provider }] : []),
        ...(paymentMethodId == null ? [] : [{ paymentMethodId, ...provider }]),
        ...(atProvider ? [{ atProvider, ...provider } as const] : []),
        ...(later ? [{ later } as const] : []),
        ...(confirmation ? [{ confirmation }] : []),
      ];
      const [only] = given;
      if (only && given.length === 1) return only;
      context.addIssue({ code: "custom", path: [], message: "give one of paymentMethodId, card and atProvider" });
      return z.NEVER;
    });
}

/** Same as `paymentRule`, but accepts no confirmation: there is no payment to prove yet. */
export function newPaymentRule(clock: Clock) {
  return orDefault(givenPaymentRule(clock)).transform((payment, context): NewPayment => {
    if (!("confirmation" in payment)) return payment;
    context.addIssue({ code: "custom", path: ["confirmation"], message: "belongs to payOrder, once a payment waits" });
    return z.NEVER;
  });
}

/**
 * Exchanges the vault's card token for the provider's token, and a payment that is not given for the buyer's default
 * payment method.
 */
export async function paymentSource(
  { payments }: Pick<OrderPeers, "payments">,
  payment: CheckedPayment,
  buyerId: string,
): Promise<PaymentSource | { kind: "invalid"; fields: readonly { path: string; message: string }[] }> {
  if ("usesDefault" in payment) {
    const paymentMethodId = await payments.defaultMethod(buyerId);
    if (paymentMethodId !== null) return { paymentMethodId };
    return { kind: "invalid", fields: [{ path: "payment", message: "is needed: there is no default payment method" }] };
  }
  if (!("card" in payment)) return payment;
  const answer = await payments.tokenize(payment.card);
  if ("token" in answer) {
    const { provider } = payment;
    return { cardToken: answer.token, ...(provider === undefined ? {} : { provider }) };
  }
  return {
    kind: "invalid",
    fields: answer.fields.map(({ path, message }) => ({ path: `payment.card.${path}`, message })),
  };
}

type Refusal = Extract<Charge["kind"], "methodNotFound" | "sourceNotTaken" | "confirmationRefused">;

/** Returns the reason why a payment source was refused; nobody was charged. */
export function sourceRefusal(refusal: Refusal, source: PaymentSource): Extract<PaymentOutcome, { kind: "invalid" }> {
  const invalid = (path: string, message: string) => ({ kind: "invalid" as const, fields: [{ path, message }] });
  switch (refusal) {
    case "methodNotFound":
      return invalid("payment.paymentMethodId", "is not one of your payment methods");
    case "sourceNotTaken":
      if ("provider" in source && source.provider !== undefined)
        return invalid("payment.provider", "takes no such payment: see paymentOptions");
      return "atProvider" in source
        ? invalid("payment.atProvider", "is not possible here: give a card or a payment method")
        : invalid("payment", "is not possible here: pay in the provider's own checkout (atProvider)");
    case "confirmationRefused":
      return invalid(
        "payment.confirmation",
        "is not the provider's for a payment of this order that waits; nothing was changed",
      );
  }
}
