import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { integerFrom } from "@souk/kernel/database/database-error";
import type { PriceAdjustment } from "@souk/kernel/project/rules";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { EntityManager } from "typeorm";
import type {
  Order,
  OrderEvent,
  OrderLine,
  OrderReference,
  OrderRefund,
  OrderShipment,
  OrderStatus,
} from "../../domain/order/order.js";
import type { OrderTax } from "../../domain/order/order-tax.js";
import type { Locale } from "@souk/kernel/values/locale";

/** The columns of `orderColumns`. */
export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly buyer_id: string;
  readonly guest_id: string | null;
  readonly guest_email: string | null;
  readonly locale: Locale | null;
  readonly status: OrderStatus;
  readonly superseded_by: OrderReference | null;
  readonly currency: string;
  readonly subtotal_minor: string;
  readonly shipping_minor: string;
  readonly total_minor: string;
  readonly tax: OrderTax | null;
  readonly shipping_address: PostalAddress | null;
  readonly carrier: string | null;
  readonly placed_at: Date;
  readonly lines: readonly LineJson[];
  readonly events: readonly (Omit<OrderEvent, "at"> & { readonly at: string })[];
  readonly refunds: readonly RefundJson[];
  readonly shipments: readonly OrderShipment[];
  readonly is_being_paid: boolean;
  readonly custom: CustomValues;
}

type LineJson = Omit<OrderLine, "unitPrice" | "adjusted" | "lineId" | "custom"> & {
  readonly lineId: string | null;
  readonly custom: CustomValues;
  readonly unitPriceMinor: number;
  readonly catalogPriceMinor: number | null;
  readonly adjustments: readonly PriceAdjustment[] | null;
};

type RefundJson = Omit<OrderRefund, "amount" | "createdAt"> & {
  readonly amountMinor: number;
  readonly createdAt: string;
};

/** Selects a complete order with lines and events in one row, so that a list of any length costs one statement. */
export const orderColumns = `
  "order".id, "order".number, "order".buyer_id, "order".guest_id, "order".guest_email, "order".locale, "order".status, "order".currency, "order".subtotal_minor,
  "order".shipping_minor, "order".total_minor, "order".tax, "order".shipping_address, "order".carrier, "order".placed_at, "order".custom,
  (select json_build_object('id', successor.id, 'number', successor.number)
   from orders successor where successor.id = "order".superseded_by) as superseded_by,
  (select json_agg(json_build_object(
     'productId', line.product_id, 'kind', line.kind, 'sku', line.sku, 'name', line.name,
     'quantity', line.quantity, 'unitPriceMinor', line.unit_price_minor, 'catalogPriceMinor', line.catalog_price_minor,
     'adjustments', line.adjustments, 'lineId', line.line_id, 'custom', line.custom) order by line.position)
   from order_lines line where line.order_id = "order".id) as lines,
  (select json_agg(json_build_object(
     'at', event.at, 'type', event.type, 'actor', event.actor, 'from', event.from_status, 'to', event.to_status, 'detail', event.detail)
     order by event.at, event.sequence)
   from order_events event where event.order_id = "order".id) as events,
  (select coalesce(json_agg(json_build_object(
     'id', refund.id, 'kind', refund.kind, 'lines', refund.lines, 'amountMinor', refund.amount_minor,
     'state', refund.state, 'reason', refund.reason, 'createdAt', refund.created_at) order by refund.created_at, refund.id), '[]')
   from order_refunds refund where refund.order_id = "order".id and refund.state <> 'FAILED') as refunds,
  (select coalesce(json_agg(json_build_object(
     'trackingNumber', shipment.tracking_number, 'status', shipment.status, 'lines', shipment.lines,
     'hasLeft', coalesce(shipment.has_left, shipment.status not in ('PENDING', 'LABEL_CREATED', 'FAILED')), 'isCancelled', shipment.is_cancelled,
     'replaces', shipment.replaces) order by shipment.tracking_number), '[]')
   from order_shipments shipment where shipment.order_id = "order".id) as shipments,
  ("order".status = 'CREATED' and exists (
     select from attempts attempt
     where attempt.order_id = "order".id and attempt.answer is null and attempt.claimed_at is not null)) as is_being_paid`;

export function orderFromRow(row: OrderRow): Order {
  const money = (amountMinor: string | number) => ({ amountMinor: integerFrom(amountMinor), currency: row.currency });
  return {
    id: row.id,
    number: row.number,
    buyerId: row.buyer_id,
    guest: row.guest_id === null ? null : { id: row.guest_id, email: row.guest_email },
    locale: row.locale,
    status: row.status,
    supersededBy: row.superseded_by,
    lines: row.lines.map(({ unitPriceMinor, catalogPriceMinor, adjustments, lineId, custom, ...line }) => ({
      ...line,
      ...(lineId === null ? {} : { lineId }),
      ...(Object.keys(custom).length === 0 ? {} : { custom }),
      unitPrice: money(unitPriceMinor),
      ...(catalogPriceMinor === null || adjustments === null
        ? {}
        : { adjusted: { catalogPrice: money(catalogPriceMinor), adjustments } }),
    })),
    subtotal: money(row.subtotal_minor),
    shippingTotal: money(row.shipping_minor),
    total: money(row.total_minor),
    ...(row.tax ? { tax: row.tax } : {}),
    placedAt: row.placed_at,
    shipping: row.shipping_address && row.carrier ? { address: row.shipping_address, carrier: row.carrier } : null,
    events: row.events.map((event) => ({ ...event, at: new Date(event.at) })),
    refunds: row.refunds.map(({ amountMinor, createdAt, ...refund }) => ({
      ...refund,
      amount: money(amountMinor),
      createdAt: new Date(createdAt),
    })),
    shipments: row.shipments,
    isBeingPaid: row.is_being_paid,
    custom: row.custom,
  };
}

/** Reads an order in the transaction of `manager`. Throws if it does not exist. */
export async function readOrder(manager: EntityManager, orderId: string): Promise<Order> {
  const sql = `select ${orderColumns} from orders "order" where "order".id = $1`;
  const [row]: OrderRow[] = await manager.query(sql, [orderId]);
  if (!row) throw new Error(`no order ${orderId}`);
  return orderFromRow(row);
}
