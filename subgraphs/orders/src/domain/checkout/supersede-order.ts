import { checkoutProgress } from "./checkout-progress.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import type { CloseParts } from "../refund/refund-jobs.js";
import { markPaid } from "../payment/record-payment.js";
import { markUnknown } from "../mark-unknown.js";
import type { Order } from "../order/order.js";

export type MakeWayOutcome =
  /** The order is unpaid and accepts no payment any more: another order may supersede it. */
  { readonly kind: "closed" } | Extract<CheckoutOutcome, { kind: "cartAlreadyOrdered" }>;

/**
 * Closes an order so that another order of the same cart can supersede it. Cancels its payment at the provider first;
 * an order that is paid or may be paid stays. Throws ServiceUnavailableError, with nothing changed in orders.
 */
export function makeWay(parts: CloseParts) {
  const paid = markPaid(parts);
  const unknown = markUnknown(parts);
  return async (order: Order): Promise<MakeWayOutcome> => {
    if (order.status !== "CREATED") return { kind: "cartAlreadyOrdered", order };
    switch (await parts.peers.payments.cancel(order.id)) {
      case "NONE":
      case "FAILED":
        return { kind: "closed" };
      case "SUCCEEDED":
      case "REFUNDED":
        return { kind: "cartAlreadyOrdered", order: await paid(order) };
      case "PENDING":
        return { kind: "cartAlreadyOrdered", order: await confirming(order) };
    }
  };

  /** Records on the order that its payment is unknown. An order that waits for its buyer already shows that. */
  async function confirming(order: Order): Promise<Order> {
    const { step } = checkoutProgress(order);
    if (step !== "AWAITING_PAYMENT") return order;
    return unknown(order, {
      occasion: `cancelled:${order.events.length}`,
      detail: "the provider's answer is open",
    });
  }
}
