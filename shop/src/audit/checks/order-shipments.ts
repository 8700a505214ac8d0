import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import {
  isClosed,
  mayHaveLeft,
  orderFacts,
  orderSubject,
  refundedUnits,
  whyNothing,
  type OrderFacts,
} from "../order-facts.js";

export interface OrderShipment {
  readonly trackingNumber: string;
  readonly status: string;
  readonly isCancelled: boolean;
  /** It sends goods of another shipment again, and has no units of its own. */
  readonly isReplacement: boolean;
  /** The units of each product; null: all goods of the order. */
  readonly units: Readonly<Record<string, number>> | null;
}

/** The shipments of an order. */
export interface OrderShipments extends Row {
  /** Whether no new shipment may be created. */
  readonly isOrderCancelled: boolean;
  readonly shipments: readonly OrderShipment[];
}

/**
 * Each unit of paid goods is in one shipment. Goods that are unpaid, or were refunded before they left, are in none.
 */
export const orderShipments: Check<{ order: OrderFacts; shipped: OrderShipments }> = {
  name: "order-shipments",
  compares: "physical orders with shipments",
  of: "orders",
  advice: "Retry createShipment or cancelShipment of the order with retryDelivery, and hold the parcel back.",
  sources: {
    order: orderFacts,
    shipped: {
      database: "shipping",
      sql: `
        select order_id::text as key, cancelled.event_id is not null as "isOrderCancelled",
          coalesce(shipment.shipments, '[]') as shipments, greatest(shipment.newest, cancelled.cancelled_at) as "freshAt"
        from cancelled_orders cancelled full join (
          select order_id, greatest(max(created_at), max(updated_at)) as newest,
            jsonb_agg(jsonb_build_object('trackingNumber', tracking_number, 'status', status, 'isCancelled', cancelled_at is not null,
              'isReplacement', replaces is not null, 'units', case when not holds_all then (
                select coalesce(jsonb_object_agg(product_id, quantity), '{}') from shipment_lines where shipment_id = shipments.id) end)
              order by place) as shipments
          from shipments group by order_id
        ) shipment using (order_id)`,
    },
  },
  compare: ({ order, shipped }) => compareShipments(order, shipped),
};

export function compareShipments(order: OrderFacts | undefined, shipped: OrderShipments | undefined): Finding[] {
  const subject = orderSubject(order, shipped);
  const expected = dueOf(order, shipped?.shipments ?? [], shipped?.isOrderCancelled ?? false);
  if (expected !== null) return [{ subject, expected, found: textOf(shipped) }];
  return order && shipped && order.wasPaid && !isClosed(order) && isDue(order)
    ? compareUnits(order, shipped, subject)
    : [];
}

/** Returns the expected state; null when the state is as expected. */
function dueOf(
  order: OrderFacts | undefined,
  shipments: readonly OrderShipment[],
  isOrderCancelled: boolean,
): string | null {
  const isThere = shipments.length > 0;
  const isPending = shipments.some(
    ({ status, isCancelled }) => ["PENDING", "LABEL_CREATED"].includes(status) && !isCancelled,
  );
  const isOpen = isPending || shipments.some(({ status }) => ["IN_TRANSIT", "OUT_FOR_DELIVERY"].includes(status));
  if (!order?.wasPaid) return isThere ? `no shipment ${whyNothing(order)}` : null;
  if (Object.keys(order.goods).length === 0) return isThere ? "no shipment for an order without goods" : null;
  const isWrong = mayHaveLeft(order) ? order.status === "CANCELLED" && isPending : isClosed(order) && isOpen;
  if (isWrong) return `no shipment to be sent or under way ${whyNothing(order)}`;
  if (isClosed(order) && !mayHaveLeft(order)) return null;
  if (!isDue(order)) {
    const isLeftOver = isPending && !mayHaveLeft(order);
    return isLeftOver ? "no shipment to be sent, as the money of all goods went back" : null;
  }
  if (!isThere) return `1 shipment ${whyNothing(order)}`;
  const isStopped = isOrderCancelled || shipments.every(({ isCancelled }) => isCancelled);
  return isStopped && !isClosed(order) ? `1 shipment that is sent ${whyNothing(order)}` : null;
}

/** Returns whether the order has goods that are not refunded. */
function isDue(order: OrderFacts): boolean {
  return Object.entries(order.goods).some(([productId, units]) => units > refundedUnits(order, productId));
}

/**
 * Compares the units of each product in shipments: at most those ordered, and at least those ordered and not refunded.
 */
function compareUnits(order: OrderFacts, { shipments }: OrderShipments, subject: string): Finding[] {
  const counted = shipments.filter(({ isCancelled, isReplacement }) => !isCancelled && !isReplacement);
  const productIds = new Set([order.goods, ...counted.map(({ units }) => units ?? {})].flatMap(Object.keys));
  return [...productIds].flatMap((productId) => {
    const ordered = order.goods[productId] ?? 0;
    const least = ordered - refundedUnits(order, productId);
    const found = counted.reduce((sum, { units }) => sum + (units ? (units[productId] ?? 0) : ordered), 0);
    if (found >= least && found <= ordered) return [];
    const expected = least === ordered ? `${ordered} units in shipments` : `${least} to ${ordered} units in shipments`;
    return [{ subject: `${subject}, product ${productId}`, expected, found: `${found} units` }];
  });
}

function textOf(shipped: OrderShipments | undefined): string {
  if (!shipped || shipped.shipments.length === 0)
    return shipped?.isOrderCancelled ? "none, and none to be made" : "none";
  return shipped.shipments
    .map(({ trackingNumber, status, isCancelled }) => {
      const isStopped = isCancelled || shipped.isOrderCancelled;
      return `${trackingNumber} ${status}${isStopped ? ", cancelled" : ""}`;
    })
    .join("; ");
}
