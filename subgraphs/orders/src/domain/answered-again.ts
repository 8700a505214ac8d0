import type { PaymentOutcome } from "./checkout-outcome.js";
import type { Order } from "./order.js";
import type { AttemptAnswer } from "./order-store.js";

/** The answer of an attempt, for whoever repeats it. */
export function answeredAgain(
  order: Order,
  answer: AttemptAnswer,
): Extract<PaymentOutcome, { kind: "paid" | "declined" }> {
  if (answer.kind === "declined") return { kind: "declined", declineCode: answer.declineCode, order, replayed: true };
  return { kind: "paid", order, replayed: true };
}
