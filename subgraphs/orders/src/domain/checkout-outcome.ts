import type { InvalidField } from "@souk/kernel/invalid-field";
import type { Money } from "@souk/kernel/money";
import type { Order } from "./order.js";
import type { PaymentAction, Shortage } from "./order-peers.js";

/** What paying for an order can come to. */
export type PaymentOutcome =
  /** `replayed`: the answer of an earlier request with the same key. */
  | { readonly kind: "paid"; readonly order: Order; readonly replayed?: true }
  /** Nobody knows yet whether the buyer was charged; the order says so and is asked about until it is known. */
  | { readonly kind: "paymentUnknown"; readonly order: Order }
  /** The buyer has to do something first. The order and its stock wait; a repeat tells what became of it. */
  | { readonly kind: "actionRequired"; readonly order: Order; readonly action: PaymentAction }
  | { readonly kind: "declined"; readonly declineCode: string; readonly order: Order; readonly replayed?: true }
  | { readonly kind: "outOfStock"; readonly shortages: readonly Shortage[] }
  /** Nothing was changed. */
  | { readonly kind: "serviceUnavailable"; readonly service: string }
  /** Payments does not answer, so the buyer may have been charged: a repeat with the same key goes on with this order. */
  | { readonly kind: "paymentsUnreachable"; readonly order: Order }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export type CheckoutOutcome =
  | PaymentOutcome
  | { readonly kind: "cartEmpty" }
  | { readonly kind: "productUnavailable"; readonly productId: string; readonly reason?: "accountNeeded" }
  | { readonly kind: "alreadyOwned"; readonly productId: string }
  | { readonly kind: "priceChanged"; readonly total: Money }
  | { readonly kind: "keyReused" };
