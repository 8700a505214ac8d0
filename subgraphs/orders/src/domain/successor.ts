import type { Order } from "./order/order.js";
import type { OrderStore } from "./order-store.js";

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
