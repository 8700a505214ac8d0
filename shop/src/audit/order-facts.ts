import type { Row } from "./database-snapshot.js";
import type { Source } from "./check.js";

export type OrderStatus = "CREATED" | "PAID" | "PROCESSING" | "COMPLETED" | "CANCELLED" | "REFUNDED";

/** The data of an order that is compared with the other databases. */
export interface OrderFacts extends Row {
  readonly number: string;
  readonly status: OrderStatus;
  /** Whether it was placed in another system, which had its stock and sent its mails. */
  readonly isImported?: boolean;
  readonly buyerId: string;
  /** The guest who placed the order, also after an account has claimed it. The address is null once it is erased. */
  readonly guestId: string | null;
  readonly guestEmail: string | null;
  /** Null when the order has nothing to ship. */
  readonly address: Address | null;
  readonly currency: string;
  readonly totalMinor: number;
  /** Whether the order was ever paid, even if it is closed now. */
  readonly wasPaid: boolean;
  /** The status before the order was cancelled or refunded; null when it was not. */
  readonly closedFrom: OrderStatus | null;
  /** Whether its cancellation must be mailed: orders mails cancellations only since its events have an actor. */
  readonly mailsCancellation: boolean;
  /** Whether shipping has reported that a parcel left. */
  readonly hasLeft: boolean;
  /** The units of each product that is shipped. */
  readonly goods: Readonly<Record<string, number>>;
  /** The product ids of the order's courses. */
  readonly courses: readonly string[];
  readonly refunds: readonly RefundFacts[];
}

export interface RefundFacts {
  readonly id: string;
  readonly kind: "REFUND" | "CANCEL" | "LATE";
  readonly state: "REQUESTED" | "DONE" | "FAILED";
  readonly amountMinor: number;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
}

/** An address as orders and shipping store it; `fullName` is "erased" once its person is erased. */
export type Address = Readonly<Record<string, string | null>>;

// Jobs carry a claim to payments, shipping and notifications, twice within two minutes; an unfinished job counts for
// three. The jobs are in graphile-worker's internal tables; its version is pinned.
export const orderFacts: Source = {
  database: "orders",
  sql: `
    select "order".id::text as key, "order".number, "order".status, "order".imported_from is not null as "isImported", "order".buyer_id::text as "buyerId", "order".guest_id::text as "guestId",
      "order".guest_email as "guestEmail", "order".shipping_address as address, "order".currency,
      "order".total_minor as "totalMinor",
      "order".status in ('PAID', 'PROCESSING', 'COMPLETED', 'REFUNDED') or coalesce(event.was_paid, false) as "wasPaid",
      event.closed_from as "closedFrom", coalesce(event.mails_cancellation, false) as "mailsCancellation",
      coalesce(event.has_left, false) as "hasLeft",
      coalesce(line.goods, '{}') as goods, coalesce(line.courses, '[]') as courses, coalesce(refund.refunds, '[]') as refunds,
      greatest(event.newest, refund.newest, job.newest) as "freshAt"
    from orders "order"
    left join (
      select order_id, max(at) as newest, bool_or(to_status = 'PAID') as was_paid,
        max(from_status) filter (where to_status in ('CANCELLED', 'REFUNDED')) as closed_from,
        bool_or(to_status = 'CANCELLED' and actor is not null and type <> 'orderSuperseded') as mails_cancellation,
        bool_or(type in ('shipmentInTransit', 'shipmentOutForDelivery', 'shipmentDelivered', 'shipmentReturned')) as has_left
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
        jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'state', state, 'amountMinor', amount_minor, 'lines', lines)) as refunds
      from order_refunds group by order_id
    ) refund on refund.order_id = "order".id
    left join (
      select order_id, max(at) as newest from (
        select payload -> 'data' ->> 'orderId' as order_id, created_at as at
        from graphile_worker._private_jobs where attempts < max_attempts
        union all
        select claimed ->> 'orderId', least(run_at, created_at + interval '3 minutes')
        from graphile_worker._private_jobs cross join lateral json_array_elements(
          case json_typeof(payload #> '{data,orders}') when 'array' then payload #> '{data,orders}' else '[]' end) claimed
        where attempts < max_attempts
      ) waiting group by order_id
    ) job on job.order_id = "order".id::text`,
};

/** Returns the order's name for people, with its number, or with the row's key when the order does not exist. */
export function orderSubject(order: OrderFacts | undefined, row: Row | undefined): string {
  return `order ${order?.number ?? row?.key}`;
}

/** Returns the reason why an order should have no such record, as the end of a sentence. */
export function whyNothing(order: OrderFacts | undefined): string {
  return order ? `for an order that is ${order.status}` : "for an order that is not there";
}

/**
 * Returns whether goods may have left. The effects of a payment are then done, and closing the order does not undo
 * them.
 */
export function mayHaveLeft({ status, closedFrom, hasLeft }: OrderFacts): boolean {
  return hasLeft || [status, closedFrom].some((reached) => reached === "PROCESSING" || reached === "COMPLETED");
}

export function isClosed({ status }: OrderFacts): boolean {
  return status === "CANCELLED" || status === "REFUNDED";
}

/** Returns the refunded units of a product. */
export function refundedUnits({ refunds }: OrderFacts, productId: string): number {
  return refunds
    .filter(({ state }) => state === "DONE")
    .flatMap(({ lines }) => lines)
    .filter((line) => line.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
