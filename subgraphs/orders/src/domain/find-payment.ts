import { checkoutProgress } from "./checkout-progress.js";
import type { CloseParts } from "./close-order.js";
import { markDeclined } from "./mark-declined.js";
import { markPaid } from "./mark-paid.js";
import type { Order } from "./order.js";

export type PaymentNews =
  | { readonly outcome: "SUCCEEDED" }
  | { readonly outcome: "FAILED"; readonly declineCode: string; readonly paymentId: string };

/** Takes in what payments found out about a charge whose answer was lost. Late or doubled news do no harm. */
export function takePaymentNews(parts: CloseParts) {
  const paid = markPaid(parts);
  const declined = markDeclined(parts);
  return async (orderId: string, news: PaymentNews): Promise<void> => {
    const order = await parts.store.findOrder("id", orderId);
    if (!order) return;
    if (news.outcome === "SUCCEEDED") await paid(order);
    else if (order.status === "CREATED") await declined(order, news);
  };
}

/** Asks payments what became of an order's charge. Throws while nobody knows, so that the outbox asks again. */
export function findPayment(parts: CloseParts) {
  const take = takePaymentNews(parts);
  return async (orderId: string): Promise<void> => {
    const order = await parts.store.findOrder("id", orderId);
    if (order?.status !== "CREATED") return;
    const status = await parts.peers.payments.status(orderId);
    switch (status) {
      case "SUCCEEDED":
        return take(orderId, { outcome: "SUCCEEDED" });
      case "PENDING":
        throw new Error(`the payment of order ${order.number} is not known yet`);
      case "NONE":
      case "FAILED":
        // nobody was charged: the stock needs no longer be held
        await noteNotMade(parts, order);
        return parts.peers.inventory.release(orderId);
      case "REFUNDED":
        return undefined;
    }
  };
}

/** What was unknown is known: the order can be paid again. Once, also when two ask at once. */
async function noteNotMade({ store, clock }: CloseParts, order: Order): Promise<void> {
  if (checkoutProgress(order).step !== "CONFIRMING_PAYMENT") return;
  const { id: orderId } = order;
  await store.noteEvent({
    orderId,
    whileStatus: "CREATED",
    eventId: `paymentNotMade:${order.events.length}`,
    type: "paymentNotMade",
    at: clock.now(),
    actor: "payments",
    detail: "nobody was charged; the stock is free again",
    jobs: [{ task: "releaseReservation", data: { orderId } }],
  });
}
