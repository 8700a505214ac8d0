import type { PaymentOutcome } from "./checkout/checkout-outcome.js";
import type { Order } from "./order/order.js";
import type { AttemptAnswer } from "./order-store.js";

/** Returns the stored answer of an attempt for a repeated request. */
export function answeredAgain(
  order: Order,
  answer: AttemptAnswer,
): Extract<PaymentOutcome, { kind: "paid" | "declined" }> {
  if (answer.kind === "declined") return { kind: "declined", declineCode: answer.declineCode, order, replayed: true };
  return { kind: "paid", order, replayed: true };
}
