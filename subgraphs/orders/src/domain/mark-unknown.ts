import type { CloseParts } from "./refund/refund-jobs.js";
import { noteOpenPayment } from "./note-open-payment.js";
import type { Order } from "./order/order.js";
import type { OrderFact } from "./order-store.js";

export interface UnknownPayment {
  /** Event name: a second event with the same name is not written. */
  readonly occasion: string;
  readonly detail: string;
  readonly facts?: readonly OrderFact[];
}

/** Records that the outcome of an order's payment is unknown. */
export function markUnknown(parts: CloseParts) {
  const note = noteOpenPayment(parts);
  return (order: Order, { occasion, detail, facts = [] }: UnknownPayment): Promise<Order> =>
    note(order, { eventId: `unknown:${occasion}`, type: "paymentUnknown", detail, facts });
}
