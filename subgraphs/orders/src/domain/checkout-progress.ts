import type { Order } from "./order.js";

/** Where the checkout of an order stands, told from its events. */
export const checkoutSteps = ["AWAITING_PAYMENT", "ACTION_REQUIRED", "CONFIRMING_PAYMENT", "PAID", "CLOSED"] as const;
export type CheckoutStep = (typeof checkoutSteps)[number];

export interface CheckoutProgress {
  readonly step: CheckoutStep;
  /** How often a payment was tried. */
  readonly attempts: number;
  /** Why the last try did not succeed; null once the order is paid, while it waits for the buyer, and before any try. */
  readonly lastError: string | null;
}

type Told = Pick<Order, "status" | "events">;

const action = "paymentActionRequired";
const tries = ["paymentDeclined", "paymentUnknown", action, "orderPaid"];
const ofPayment = [...tries, "paymentNotMade"];

export function checkoutProgress(order: Told): CheckoutProgress {
  const tried = triesOf(order);
  const last = order.events.findLast(({ type }) => ofPayment.includes(type));
  const hasFailed = last && last.type !== "orderPaid" && last.type !== action;
  return {
    step: stepOf(order.status, last?.type),
    // what an action has come to is no try of its own
    attempts: tried.filter(({ type }, index) => type !== action || index === tried.length - 1).length,
    lastError: hasFailed ? last.detail : null,
  };
}

/** Whether it was a payment that the provider had asked its buyer about that paid it, and nothing has ended it since. */
export function isPaidByAction(order: Told): boolean {
  const tried = triesOf(order);
  const ofLastPayment = tried.slice(tried.findLastIndex(({ type }) => type === "paymentDeclined") + 1);
  return stepOf(order.status, undefined) === "PAID" && ofLastPayment.some(({ type }) => type === action);
}

function triesOf({ events }: Told): Order["events"] {
  return events.filter(({ type }) => tries.includes(type));
}

function stepOf(status: Order["status"], lastType: string | undefined): CheckoutStep {
  if (status === "CANCELLED" || status === "REFUNDED") return "CLOSED";
  if (status !== "CREATED") return "PAID";
  if (lastType === action) return "ACTION_REQUIRED";
  return lastType === "paymentUnknown" ? "CONFIRMING_PAYMENT" : "AWAITING_PAYMENT";
}
