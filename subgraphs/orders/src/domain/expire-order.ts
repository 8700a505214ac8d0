import { cancelUnpaid } from "./cancel-order.js";
import type { CloseParts } from "./close-order.js";
import { findPayment } from "./find-payment.js";

/**
 * Ends an order whose time to pay is over. One that was paid or closed by then stays as it is; one whose payment is open is
 * left until it is known (throws, so that the outbox asks again).
 */
export function expireOrder(parts: CloseParts) {
  const cancel = cancelUnpaid(parts);
  const find = findPayment(parts);
  return async (orderId: string): Promise<void> => {
    await find(orderId);
    const order = await parts.store.findOrder("id", orderId);
    if (order?.status === "CREATED") await cancel(order, { actor: "time", reason: "not paid in time" });
  };
}
