import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Money } from "@souk/kernel/values/money";
import type { Order } from "../order/order.js";
import type { PaymentAction, Shortage } from "../order-peers.js";

/** The possible outcomes of paying for an order. */
export type PaymentOutcome =
  /** `replayed`: the answer of an earlier request with the same key. */
  | { readonly kind: "paid"; readonly order: Order; readonly replayed?: true }
  /** It is unknown whether the buyer was charged; the order records this, and a job asks until it is known. */
  | { readonly kind: "paymentUnknown"; readonly order: Order }
  /** The buyer must act first. The order and its stock wait; a repeat returns the outcome. */
  | { readonly kind: "actionRequired"; readonly order: Order; readonly action: PaymentAction }
  | { readonly kind: "declined"; readonly declineCode: string; readonly order: Order; readonly replayed?: true }
  | { readonly kind: "outOfStock"; readonly shortages: readonly Shortage[] }
  /** Nothing changed. */
  | { readonly kind: "serviceUnavailable"; readonly service: string }
  /** Another order of the same cart, the one in `order`, replaced this one. Nobody was charged. */
  | { readonly kind: "superseded"; readonly order: Order }
  /**
   * Payments is unavailable, so the buyer may have been charged: a repeat with the same key continues with this order.
   */
  | { readonly kind: "paymentsUnreachable"; readonly order: Order }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export type CheckoutOutcome =
  | PaymentOutcome
  | { readonly kind: "cartEmpty" }
  /** The cart has another version than the expected one. */
  | { readonly kind: "cartChanged"; readonly cartId: string }
  /** An order of the same cart version is paid, or its payment is being confirmed. */
  | { readonly kind: "cartAlreadyOrdered"; readonly order: Order }
  | { readonly kind: "productUnavailable"; readonly productId: string; readonly reason?: "accountNeeded" | "ownCourse" }
  | { readonly kind: "alreadyOwned"; readonly productId: string }
  | { readonly kind: "priceChanged"; readonly total: Money }
  | { readonly kind: "keyReused" };
