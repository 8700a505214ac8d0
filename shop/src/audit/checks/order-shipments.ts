import type { Row } from "../book.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { isClosed, mayHaveLeft, orderFacts, orderSubject, whyNothing, type OrderFacts } from "../order-facts.js";

/** What shipping has for an order: a shipment, a word that there must be none, or both. */
export interface OrderShipment extends Row {
  /** Null where there is only the word. */
  readonly trackingNumber: string | null;
  readonly status: string | null;
  /** Whether it must not be sent any more. */
  readonly isCancelled: boolean;
}

/** What was paid is sent once; what was not paid, or whose money went back before it left, is not. */
export const orderShipments: Check<{ order: OrderFacts; shipment: OrderShipment }> = {
  name: "order-shipments",
  compares: "physical orders with shipments",
  of: "orders",
  sources: {
    order: orderFacts,
    // one shipment an order is shipping's own constraint
    shipment: {
      book: "shipping",
      sql: `
        select order_id::text as key, tracking_number as "trackingNumber", status,
          shipment.cancelled_at is not null or cancelled.event_id is not null as "isCancelled",
          greatest(shipment.created_at, shipment.updated_at, cancelled.cancelled_at) as "freshAt"
        from shipments shipment full join cancelled_orders cancelled using (order_id)`,
    },
  },
  compare: ({ order, shipment }) => compareShipment(order, shipment),
};

export function compareShipment(order: OrderFacts | undefined, shipment: OrderShipment | undefined): Finding[] {
  const expected = dueOf(order, shipment);
  return expected === null ? [] : [{ subject: orderSubject(order, shipment), expected, found: textOf(shipment) }];
}

/** What should be there; null when it is. */
function dueOf(order: OrderFacts | undefined, shipment: OrderShipment | undefined): string | null {
  const isThere = shipment?.trackingNumber != null;
  const isToBeSent = isThere && !shipment.isCancelled && shipment.status === "PENDING";
  if (!order?.wasPaid) return isThere ? `no shipment ${whyNothing(order)}` : null;
  if (Object.keys(order.goods).length === 0) return isThere ? "no shipment for an order without goods" : null;
  if (isClosed(order) && !mayHaveLeft(order)) return isToBeSent ? `no shipment to be sent ${whyNothing(order)}` : null;
  if (!isThere) return `1 shipment ${whyNothing(order)}`;
  return shipment.isCancelled && !isClosed(order) ? `1 shipment that is sent ${whyNothing(order)}` : null;
}

function textOf(shipment: OrderShipment | undefined): string {
  if (shipment?.trackingNumber == null) return shipment?.isCancelled ? "none, and none to be made" : "none";
  return `${shipment.trackingNumber} ${shipment.status}${shipment.isCancelled ? ", cancelled" : ""}`;
}
