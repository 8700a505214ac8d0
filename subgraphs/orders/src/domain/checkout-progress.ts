import type { Order } from "./order.js";

/** Where the checkout of an order stands, told from its events. */
export const checkoutSteps = ["AWAITING_PAYMENT", "CONFIRMING_PAYMENT", "PAID", "CLOSED"] as const;
export type CheckoutStep = (typeof checkoutSteps)[number];

export interface CheckoutProgress {
  readonly step: CheckoutStep;
  /** How often a payment was tried. */
  readonly attempts: number;
  /** Why the last try did not succeed; null once the order is paid, and before any try. */
  readonly lastError: string | null;
}

const tries = ["paymentDeclined", "paymentUnknown", "orderPaid"];
const ofPayment = [...tries, "paymentNotMade"];

export function checkoutProgress({ status, events }: Pick<Order, "status" | "events">): CheckoutProgress {
  const tried = events.filter(({ type }) => tries.includes(type));
  const last = events.findLast(({ type }) => ofPayment.includes(type));
  const isOpen = status === "CREATED";
  const step = isOpen
    ? last?.type === "paymentUnknown"
      ? "CONFIRMING_PAYMENT"
      : "AWAITING_PAYMENT"
    : status === "CANCELLED" || status === "REFUNDED"
      ? "CLOSED"
      : "PAID";
  return { step, attempts: tried.length, lastError: last?.type === "orderPaid" ? null : (last?.detail ?? null) };
}
