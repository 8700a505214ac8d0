import type { Order } from "../order/order.js";

/** The state of an order's checkout, derived from its events and from an open payment attempt. */
export const checkoutSteps = ["AWAITING_PAYMENT", "ACTION_REQUIRED", "CONFIRMING_PAYMENT", "PAID", "CLOSED"] as const;
export type CheckoutStep = (typeof checkoutSteps)[number];

export interface CheckoutProgress {
  readonly step: CheckoutStep;
  /** The number of payment attempts. */
  readonly attempts: number;
  /**
   * Why the last attempt failed; null once the order is paid, while it waits for the buyer, and before the first
   * attempt.
   */
  readonly lastError: string | null;
}

type PaymentHistory = Pick<Order, "status" | "events" | "isBeingPaid">;

const action = "paymentActionRequired";
const tries = ["paymentDeclined", "paymentUnknown", action, "orderPaid"];
const ofPayment = [...tries, "paymentNotMade"];

export function checkoutProgress(order: PaymentHistory): CheckoutProgress {
  const tried = triesOf(order);
  const last = order.events.findLast(({ type }) => ofPayment.includes(type));
  const hasFailed = last && last.type !== "orderPaid" && last.type !== action;
  return {
    step: stepOf(order, last?.type),
    // an action and its outcome count as one attempt
    attempts: tried.filter(({ type }, index) => type !== action || index === tried.length - 1).length,
    lastError: hasFailed ? last.detail : null,
  };
}

/** Returns whether the order is paid, and its last payment required an action of the buyer. */
export function isPaidByAction(order: PaymentHistory): boolean {
  const tried = triesOf(order);
  const ofLastPayment = tried.slice(tried.findLastIndex(({ type }) => type === "paymentDeclined") + 1);
  return stepOf(order, undefined) === "PAID" && ofLastPayment.some(({ type }) => type === action);
}

function triesOf({ events }: PaymentHistory): Order["events"] {
  return events.filter(({ type }) => tries.includes(type));
}

function stepOf({ status, isBeingPaid }: PaymentHistory, lastType: string | undefined): CheckoutStep {
  if (status === "CANCELLED" || status === "REFUNDED") return "CLOSED";
  if (status !== "CREATED") return "PAID";
  if (lastType === action) return "ACTION_REQUIRED";
  return isBeingPaid || lastType === "paymentUnknown" ? "CONFIRMING_PAYMENT" : "AWAITING_PAYMENT";
}
