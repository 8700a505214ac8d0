import type { OrderDeps } from "../order-deps.js";
import type { OrderStore } from "../order-store.js";
import { isFree, type Order } from "../order/order.js";
import { checkoutProgress } from "./checkout-progress.js";
import { orderEventNotes } from "../order/order-event-notes.js";
import { markPaid, markUnknown } from "./record-payment.js";

export type CloseForSuccessorOutcome =
  /** The order is unpaid and accepts no payment any more: another order may supersede it. */
  { readonly kind: "closed" } | { readonly kind: "cartAlreadyOrdered"; readonly order: Order };

/**
 * Closes an order so that another order of the same cart can supersede it. Cancels its payment at the provider first;
 * an order that is paid or may be paid stays. Throws ServiceUnavailableError, with nothing changed in orders.
 */
export function closeForSuccessor(deps: OrderDeps) {
  const paid = markPaid(deps);
  const unknown = markUnknown(deps);
  return async (order: Order): Promise<CloseForSuccessorOutcome> => {
    if (order.status !== "CREATED") return { kind: "cartAlreadyOrdered", order };
    // nothing is shipped, so the later order would be the same
    if (isFree(order) && !order.shipping) return { kind: "cartAlreadyOrdered", order: await paid(order) };
    if (isFree(order)) return { kind: "closed" };
    const state = await deps.peers.payments.cancel(order.id);
    switch (state) {
      case "NONE":
      case "FAILED":
        return { kind: "closed" };
      case "AUTHORIZED":
      case "SUCCEEDED":
      case "REFUNDED":
        return {
          kind: "cartAlreadyOrdered",
          order: await paid(order, { isAuthorized: state === "AUTHORIZED" }),
        };
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
      detail: orderEventNotes.PROVIDER_OPEN,
    });
  }
}

/** Each link is a checkout of the same cart version. */
const maxLinks = 20;

/** Returns the last order in the chain that superseded this one; null if it was not superseded. */
export async function successorOf(store: Pick<OrderStore, "findOrder">, order: Order): Promise<Order | null> {
  let successor: Order | null = null;
  for (let links = 0; links < maxLinks; links++) {
    const reference: Order["supersededBy"] = (successor ?? order).supersededBy;
    const next: Order | null = reference && (await store.findOrder("id", reference.id));
    if (!next) break;
    successor = next;
  }
  return successor;
}
