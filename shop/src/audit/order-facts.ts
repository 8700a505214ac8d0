import type { Row } from "./book.js";
import type { Source } from "./check.js";

export type OrderStatus = "CREATED" | "PAID" | "PROCESSING" | "COMPLETED" | "CANCELLED" | "REFUNDED";

/** What the other books are held against. */
export interface OrderFacts extends Row {
  readonly number: string;
  readonly status: OrderStatus;
  readonly buyerId: string;
  readonly currency: string;
  readonly totalMinor: number;
  /** Whether it was ever paid, closed or not since. */
  readonly wasPaid: boolean;
  /** What it was when it was cancelled or refunded; null when it was not. */
  readonly closedFrom: OrderStatus | null;
  /** Units of each product that is shipped. */
  readonly goods: Readonly<Record<string, number>>;
  /** The products of its courses. */
  readonly courses: readonly string[];
  readonly refunds: readonly RefundFacts[];
}

export interface RefundFacts {
  readonly kind: "REFUND" | "CANCEL" | "LATE";
  readonly state: "REQUESTED" | "DONE" | "FAILED";
  readonly amountMinor: number;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
}

// jobs: graphile-worker's own tables; its version is pinned
export const orderFacts: Source = {
  book: "orders",
  sql: `
    select "order".id::text as key, "order".number, "order".status, "order".buyer_id::text as "buyerId", "order".currency,
      "order".total_minor as "totalMinor",
      "order".status in ('PAID', 'PROCESSING', 'COMPLETED', 'REFUNDED') or coalesce(event.was_paid, false) as "wasPaid",
      event.closed_from as "closedFrom",
      coalesce(line.goods, '{}') as goods, coalesce(line.courses, '[]') as courses, coalesce(refund.refunds, '[]') as refunds,
      greatest(event.newest, refund.newest, job.newest) as "freshAt"
    from orders "order"
    left join (
      select order_id, max(at) as newest, bool_or(to_status = 'PAID') as was_paid,
        max(from_status) filter (where to_status in ('CANCELLED', 'REFUNDED')) as closed_from
      from order_events group by order_id
    ) event on event.order_id = "order".id
    left join (
      select order_id, jsonb_object_agg(product_id, quantity) filter (where kind = 'PHYSICAL') as goods,
        jsonb_agg(product_id order by product_id) filter (where kind = 'COURSE') as courses
      from (select order_id, product_id, kind, sum(quantity) as quantity from order_lines group by 1, 2, 3) summed
      group by order_id
    ) line on line.order_id = "order".id
    left join (
      select order_id, greatest(max(created_at), max(ended_at)) as newest,
        jsonb_agg(jsonb_build_object('kind', kind, 'state', state, 'amountMinor', amount_minor, 'lines', lines)) as refunds
      from order_refunds group by order_id
    ) refund on refund.order_id = "order".id
    left join (
      select payload -> 'data' ->> 'orderId' as order_id, max(created_at) as newest
      from graphile_worker._private_jobs where attempts < max_attempts group by 1
    ) job on job.order_id = "order".id::text`,
};

/** As people name it, where the order is there. */
export function orderSubject(order: OrderFacts | undefined, row: Row | undefined): string {
  return `order ${order?.number ?? row?.key}`;
}

/** Why an order should have nothing, for the end of a sentence. */
export function whyNothing(order: OrderFacts | undefined): string {
  return order ? `for an order that is ${order.status}` : "for an order that is not there";
}

/** Goods that may have left: what follows from a payment was done, and is not undone by closing the order. */
export function mayHaveLeft({ status, closedFrom }: OrderFacts): boolean {
  return [status, closedFrom].some((reached) => reached === "PROCESSING" || reached === "COMPLETED");
}

export function isClosed({ status }: OrderFacts): boolean {
  return status === "CANCELLED" || status === "REFUNDED";
}

/** Units of a product whose money is back. */
export function refundedUnits({ refunds }: OrderFacts, productId: string): number {
  return refunds
    .filter(({ state }) => state === "DONE")
    .flatMap(({ lines }) => lines)
    .filter((line) => line.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
