import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { AttemptAnswer } from "../idempotency/attempt-store.js";
import type { PaymentAction, Shortage } from "../peers.js";
import type { Order } from "../order/order.js";
import type { Money } from "@souk/kernel/values/money";

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
  /** Another order of the same cart, the one in `order`, replaced this one. The buyer was not charged. */
  | { readonly kind: "superseded"; readonly order: Order }
  /**
   * Payments is unavailable, so the buyer may have been charged: a repeat with the same key continues with this order.
   */
  | { readonly kind: "paymentsUnreachable"; readonly order: Order }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Returns the stored answer of an attempt for a repeated request. */
export function replayedOutcome(
  order: Order,
  answer: AttemptAnswer,
): Extract<PaymentOutcome, { kind: "paid" | "declined" }> {
  if (answer.kind === "declined") return { kind: "declined", declineCode: answer.declineCode, order, replayed: true };
  return { kind: "paid", order, replayed: true };
}

export type PayOrderOutcome =
  | Exclude<PaymentOutcome, { kind: "outOfStock" }>
  /** Other orders have taken the stock that this order had reserved. */
  | { readonly kind: "soldOut"; readonly order: Order; readonly shortages: readonly Shortage[] }
  | { readonly kind: "notFound"; readonly orderId: string }
  | { readonly kind: "notPayable"; readonly order: Order }
  /** The order's total differs from the expected one. */
  | { readonly kind: "priceChanged"; readonly total: Money }
  | { readonly kind: "keyReused" };
