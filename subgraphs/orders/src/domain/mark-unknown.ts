import type { CloseParts } from "./close-order.js";
import { noteOpenPayment } from "./note-open-payment.js";
import type { Order } from "./order.js";

/** Writes that nobody knows what came of an order's payment. `occasion` names it: a second one of the same name is not written. */
export function markUnknown(parts: CloseParts) {
  const note = noteOpenPayment(parts);
  return (order: Order, occasion: string, detail: string): Promise<Order> =>
    note(order, { eventId: `unknown:${occasion}`, type: "paymentUnknown", detail });
}
