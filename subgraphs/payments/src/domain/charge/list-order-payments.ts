import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { PaymentStore } from "./payment-store.js";
import type { Payment } from "./payment.js";

export interface PaymentReader {
  readonly viewer: Viewer;
  /** The calling service; `router` for clients. */
  readonly caller: string;
}

/** Returns the payments of these orders, oldest first within each order. Leaves out the payments of other buyers. */
export function listOrderPayments({ payments }: { payments: PaymentStore }) {
  return async (orderIds: readonly string[], reader: PaymentReader): Promise<readonly Payment[]> =>
    (await payments.listPaymentsOf(orderIds)).filter((payment) => mayRead(payment, reader));
}

/** The orders subgraph hides orders of other buyers. This check repeats it, because an order id is no secret. */
export function mayRead({ buyerId }: Pick<Payment, "buyerId">, { viewer, caller }: PaymentReader): boolean {
  if (caller !== "router") return true;
  if (viewer.kind === "nobody") return false;
  return viewer.id === buyerId || isAdmin(viewer);
}
