import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import type { PaymentStore } from "./payment-store.js";
import type { Payment } from "./payment.js";

export interface PaymentReader {
  readonly viewer: Viewer;
  /** The service that asks; `router` for clients. */
  readonly caller: string;
}

/** The payments of all these orders, each order's oldest first. Those of another buyer are not there. */
export function listOrderPayments({ payments }: { payments: PaymentStore }) {
  return async (orderIds: readonly string[], reader: PaymentReader): Promise<readonly Payment[]> =>
    (await payments.listPaymentsOf(orderIds)).filter((payment) => mayRead(payment, reader));
}

/** Orders are hidden by the subgraph of orders, and here again: an order's id is no secret. */
export function mayRead({ buyerId }: Pick<Payment, "buyerId">, { viewer, caller }: PaymentReader): boolean {
  if (caller !== "router") return true;
  if (viewer.kind === "nobody") return false;
  return viewer.id === buyerId || isAdmin(viewer);
}
