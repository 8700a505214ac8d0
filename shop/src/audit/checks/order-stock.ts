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

export interface ReservedLine {
  readonly productId: string;
  /** Null when goods have moved without a reservation. */
  readonly state: "OPEN" | "COMMITTED" | "RELEASED" | null;
  readonly quantity: number;
  readonly returned: number;
}

/** The reservation and the movements of an order in inventory. */
export interface ReservedStock extends Row {
  readonly lines: readonly ReservedLine[];
}

/** Inventory has taken exactly the paid goods out of stock. */
export const orderStock: Check<{ order: OrderFacts; stock: ReservedStock; withdrawn: Row }> = {
  name: "order-stock",
  compares: "physical order lines with reservations",
  of: "orders",
  advice: "Run repairOrder. When goods are held for a closed order, retry its releaseReservation or returnStock.",
  sources: {
    order: orderFacts,
    stock: {
      database: "inventory",
      sql: `
        select order_id::text as key, greatest(max(moved.newest), max(job.newest)) as "freshAt",
          jsonb_agg(jsonb_build_object('productId', product_id, 'state', state, 'quantity', coalesce(quantity, 0),
            'returned', coalesce(returned, 0)) order by product_id) as lines
        from reservations full join (
          select order_id, product_id, max(created_at) as newest, sum(delta) filter (where kind = 'RETURN') as returned
          from stock_movements where order_id is not null group by order_id, product_id
        ) moved using (order_id, product_id)
        left join (
          select payload -> 'data' ->> 'orderId' as job_order_id, max(created_at) as newest
          from graphile_worker._private_jobs where attempts < max_attempts group by 1
        ) job on job_order_id = order_id::text
        group by order_id`,
    },
    // an abandoned order is deleted; only its jobs show that its reservation is about to be released
    withdrawn: {
      database: "orders",
      sql: `
        select payload -> 'data' ->> 'orderId' as key, max(created_at) as "freshAt"
        from graphile_worker._private_jobs
        where attempts < max_attempts and payload -> 'data' ->> 'orderId' is not null
          and not exists (select from orders where id::text = payload -> 'data' ->> 'orderId')
        group by 1`,
    },
  },
  compare: ({ order, stock }) => compareOrderStock(order, stock),
};

export function compareOrderStock(order: OrderFacts | undefined, stock: ReservedStock | undefined): Finding[] {
  if (order?.isImported && !stock) return [];
  const reserved = new Map(stock?.lines.map((line) => [line.productId, line]));
  const productIds = new Set([...Object.keys(order?.goods ?? {}), ...reserved.keys()]);
  return [...productIds].flatMap((productId) => {
    const line = reserved.get(productId);
    const expected =
      order && (order.goods[productId] ?? 0) > 0 ? dueOf(order, productId, line) : nothingDue(order, line);
    const subject = `${orderSubject(order, stock)}, product ${productId}`;
    return expected === null ? [] : [{ subject, expected, found: textOf(line) }];
  });
}

/** Returns the expected state for a product of the order; null when the state is as expected. */
function dueOf(order: OrderFacts, productId: string, line: ReservedLine | undefined): string | null {
  const ordered = order.goods[productId] ?? 0;
  if (order.status === "CREATED") {
    const isDue = isReleased(line) || (line?.state === "OPEN" && line.quantity === ordered);
    return isDue ? null : `${ordered} OPEN or nothing ${whyNothing(order)}`;
  }
  if (isClosed(order) && !mayHaveLeft(order)) return nothingDue(order, line);
  const isSold = line?.state === "COMMITTED" && line.quantity === ordered;
  if (!isSold) return `${ordered} COMMITTED ${whyNothing(order)}`;
  if (order.status !== "PAID") return null;
  // units that were refunded before they left are on hand again; those of a parcel that never left may be too
  const refunded = refundedUnits(order, productId);
  return line.returned >= refunded
    ? null
    : `${ordered} COMMITTED, ${refunded} of them returned, as many as are refunded`;
}

function nothingDue(order: OrderFacts | undefined, line: ReservedLine | undefined): string | null {
  return isReleased(line) ? null : `nothing held ${whyNothing(order)}`;
}

function isReleased(line: ReservedLine | undefined): boolean {
  if (line?.state === "COMMITTED") return line.returned === line.quantity;
  return line?.state !== "OPEN";
}

function textOf(line: ReservedLine | undefined): string {
  if (!line?.state) return "no reservation";
  const back = line.returned > 0 ? `, ${line.returned} of them returned` : "";
  return `${line.quantity} ${line.state}${back}`;
}
