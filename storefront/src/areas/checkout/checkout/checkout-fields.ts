import type { FormFields } from "../../../ui/form/form-fields";
import { z } from "../../../ui/form/zod";
import { sentCard } from "../../../ui/card/sent-card";
import { emptyAddress, type AddressValues } from "../../../ui/address/address-rule";
import type { MoneyLike } from "../../../ui/price/format-money";
import { newCard, type PaymentValues } from "../payment/payment-values";
import type { CheckoutAttempt } from "./checkout-attempt";
import { newAddress, type CheckoutValues } from "./checkout-values";

/** The names of the hidden fields and the buttons of the checkout's form. */
export const checkoutFields = {
  cartId: "cart.id",
  cartVersion: "cart.version",
  needsShipping: "cart.needsShipping",
  totalAmount: "total.amount",
  totalCurrency: "total.currency",
  /** The attempt of this page: with the cart's version, it gives the idempotency key. */
  attempt: "attempt",
  /** The button that shows the shipping options of the entered country. */
  country: "showShipping",
  /** The button that changes a line: the ids of its product and of the line, and the quantity. */
  change: "change",
} as const;

/** The values that the buyer saw and entered. */
export interface SentCheckout {
  readonly values: CheckoutValues;
  readonly cart: { readonly id: string; readonly version: string; readonly needsShipping: boolean };
  /** The total that the page has shown. */
  readonly total: MoneyLike;
  readonly attempt: CheckoutAttempt | undefined;
}

export function sentCheckout(fields: FormFields): SentCheckout {
  const address = Object.keys(emptyAddress).map((name) => [name, fields.text(`shippingAddress.${name}`)]);
  return {
    values: {
      email: fields.text("email"),
      addressChoice: fields.text("addressChoice") || newAddress,
      shippingAddress: Object.fromEntries(address) as AddressValues,
      carrier: fields.text("carrier"),
      payment: paymentIn(fields),
      custom: fields.textsUnder("custom"),
    },
    cart: {
      id: fields.text(checkoutFields.cartId),
      version: fields.text(checkoutFields.cartVersion),
      needsShipping: fields.text(checkoutFields.needsShipping) !== "",
    },
    total: { amount: fields.text(checkoutFields.totalAmount), currency: fields.text(checkoutFields.totalCurrency) },
    attempt: attemptIn(fields.text(checkoutFields.attempt)),
  };
}

/** Reads the payment of a form. */
export function paymentIn(fields: FormFields): PaymentValues {
  return { choice: fields.text("payment.choice") || newCard, card: sentCard(fields, "payment.card") };
}

const attemptRule = z.object({
  cart: z.string(),
  generation: z.int().min(0).max(100),
  details: z.string(),
  newestBefore: z.string().nullable(),
  isOpen: z.boolean(),
  order: z.object({ id: z.string(), number: z.string() }).exactOptional(),
  payKey: z.string().exactOptional(),
}) satisfies z.ZodType<CheckoutAttempt>;

function attemptIn(text: string): CheckoutAttempt | undefined {
  try {
    return attemptRule.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
