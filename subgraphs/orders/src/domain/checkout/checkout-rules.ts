import { customCreateRule } from "@souk/kernel/custom-fields/custom-input";
import type { CustomValues, EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput, type Checked } from "@souk/kernel/errors/invalid-field";
import type { Buyer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { emailRule } from "@souk/kernel/values/email-address";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { postalAddressRule, type PostalAddress } from "@souk/kernel/values/postal-address";
import { z } from "zod";
import { expectedTotalRule, idempotencyKeyRule } from "../payment/pay-order-rule.js";
import { newPaymentRule, type NewPayment, type PaymentInput } from "../payment/payment-source.js";

export interface CheckoutInput {
  readonly idempotencyKey: string;
  readonly email?: string | null;
  readonly payment?: PaymentInput | null;
  readonly shippingAddress?: unknown;
  readonly carrier?: string | null;
  readonly expectedTotal?: DecimalMoney | null;
  readonly expectedCartVersion?: string | null;
  readonly custom?: unknown;
}

export interface CheckedCheckout {
  readonly idempotencyKey: string;
  /** Set for a guest only. */
  readonly email?: string | undefined;
  readonly payment: NewPayment;
  readonly shippingAddress: PostalAddress | null;
  readonly carrier: string | null;
  readonly expectedTotalMinor: number | null;
  readonly expectedCartVersion?: string | undefined;
  /** The product of the one course to order, in place of the cart's lines. */
  readonly courseProductId?: string | undefined;
  /** The values of the fields that buyers write. */
  readonly custom?: CustomValues | undefined;
}

/** A guest must give an address; an account already has one. */
const emailRules = {
  guest: z.string("is needed: the mails of the order go there").pipe(emailRule),
  user: z
    .string()
    .nullish()
    .refine((email) => email == null, "is for guests: the mails of your orders go to your account's address")
    .transform(() => undefined),
} as const satisfies Record<Buyer["kind"], z.ZodType>;

export interface CheckoutRuleDependencies {
  readonly clock: Clock;
  /** The shop's. */
  readonly currency: string;
  /** The fields that the shop has declared for orders. */
  readonly customFields?: EntityFields;
}

/** Validates a checkout before any call to another service. */
export function checkoutRule({
  clock,
  currency,
  customFields = [],
}: CheckoutRuleDependencies): (input: CheckoutInput, kind: Buyer["kind"]) => Checked<CheckedCheckout> {
  const custom = customCreateRule(customFields.filter(({ isWrittenByOwner }) => isWrittenByOwner));
  const ruleOf = (kind: Buyer["kind"]) =>
    z.object({
      idempotencyKey: idempotencyKeyRule,
      email: emailRules[kind],
      payment: newPaymentRule(clock),
      shippingAddress: postalAddressRule.nullish().transform((address) => address ?? null),
      carrier: z
        .string()
        .trim()
        .max(100, "must be at most 100 characters")
        .nullish()
        .transform((carrier) => carrier || null),
      expectedTotal: expectedTotalRule(currency),
      // this and `custom` are absent when not given: the hash of a body without them stays the same
      expectedCartVersion: z
        .string()
        .max(200, "must be at most 200 characters")
        .nullish()
        .transform((version) => version ?? undefined),
      custom: custom.transform((values) => (Object.keys(values).length > 0 ? values : undefined)),
    });
  const rules = { guest: ruleOf("guest"), user: ruleOf("user") };
  return (input, kind) => {
    const checked = checkInput<Omit<CheckedCheckout, "expectedTotalMinor"> & { expectedTotal: number | null }>(
      rules[kind],
      input,
    );
    if (!checked.ok) return checked;
    const { expectedTotal, ...rest } = checked.value;
    return { ok: true, value: { ...rest, expectedTotalMinor: expectedTotal } };
  };
}
