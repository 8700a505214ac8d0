import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import {
  maxPageSize,
  pageOf,
  readPageArguments,
  type ListedRow,
  type Page,
  type PageArguments,
  type PageRequest,
} from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import { openShipmentJob } from "../fulfillment/stop-shipment.js";
import { claimStaleMs } from "../idempotency/attempt.js";
import type { OrderDeps } from "../order-deps.js";
import { isClosed, type Order, waitsForCarrier } from "../order/order.js";
import { resumePayment } from "../payment/resume-payment.js";
import { settleRefund } from "../refund/settle-refund.js";

/**
 * PAYMENT_UNKNOWN: it is unknown whether the buyer was charged. REFUND_OPEN: a refund is not finished. REFUND_REFUSED:
 * payments refused a refund. DELIVERY_FAILED: the outbox gave up on a job after too many attempts. SHIPMENT_OPEN: a
 * parcel is pending although the order is closed. STEP_FAILING: a step has failed and is retried, or is overdue.
 * NOT_ENROLLED: the same for opening paid courses. NOT_CAPTURED: the authorization of the payment ends within a day, or
 * has ended before all was captured.
 */
export const stuckKinds = [
  "PAYMENT_UNKNOWN",
  "REFUND_OPEN",
  "REFUND_REFUSED",
  "DELIVERY_FAILED",
  "SHIPMENT_OPEN",
  "STEP_FAILING",
  "NOT_ENROLLED",
  "NOT_CAPTURED",
] as const;
export type StuckKind = (typeof stuckKinds)[number];

/** Sorted by the time since they are stuck, or by the time of placement. */
export const stuckOrderSorts = ["OLDEST", "NEWEST", "PLACED_ASC", "PLACED_DESC"] as const;
export type StuckOrderSort = (typeof stuckOrderSorts)[number];

export interface StuckOrder {
  readonly order: Order;
  readonly kind: StuckKind;
  readonly since: Date;
  readonly detail: string | null;
}

export interface StuckOrderFilter {
  /** Only steps that have been open since before this time count as stuck: younger ones may still finish. */
  readonly before: Date;
  /** A payment attempt whose claim was last renewed before this time belongs to a dead process. */
  readonly diedBefore: Date;
  /** All kinds when absent. */
  readonly kind?: StuckKind;
}

export interface StuckOrderStore {
  /** Returns the orders of the page and one more. */
  listStuckOrders(
    filter: StuckOrderFilter,
    sort: StuckOrderSort,
    page: PageRequest,
  ): Promise<readonly ListedRow<StuckOrder>[]>;
  countStuckOrders(filter: StuckOrderFilter): Promise<number>;
}

export interface StuckOrdersDeps {
  readonly stuck: StuckOrderStore;
  readonly clock: Clock;
}

export interface ListStuckOrdersRequest {
  readonly page: PageArguments;
  /** OLDEST when absent. */
  readonly sort?: StuckOrderSort | null | undefined;
  readonly kind?: StuckKind | null | undefined;
}

export interface StuckOrderList {
  readonly page: Page<ListedRow<StuckOrder>>;
  readonly sort: StuckOrderSort;
  readonly count: () => Promise<number>;
}

/** A step that is open for longer than this is stuck. */
const stuckAfterMs = 60_000;

/** The time, the order, the kind, and the id of the refund, attempt or job, if any. */
const cursorLength = 4;

/** Lists orders that need attention. Throws PageArgumentError. */
export function listStuckOrders({ stuck, clock }: StuckOrdersDeps) {
  return async ({ page, sort: given, kind }: ListStuckOrdersRequest): Promise<StuckOrderList> => {
    const sort = given ?? "OLDEST";
    const request = readPageArguments(page, sort, cursorLength);
    const nowMs = clock.now().getTime();
    const since = { before: new Date(nowMs - stuckAfterMs), diedBefore: new Date(nowMs - claimStaleMs) };
    const filter = kind == null ? since : { ...since, kind };
    const rows = await stuck.listStuckOrders(filter, sort, request);
    return { page: pageOf(request, rows), sort, count: () => stuck.countStuckOrders(filter) };
  };
}

/** Returns the first page, oldest first. */
export function oldestStuckOrders(deps: StuckOrdersDeps) {
  const list = listStuckOrders(deps);
  return async (): Promise<readonly StuckOrder[]> => {
    const { page } = await list({ page: { first: maxPageSize } });
    return page.rows.map(({ row }) => row);
  };
}

export type RepairOutcome =
  { readonly kind: "repaired"; readonly order: Order } | { readonly kind: "notFound"; readonly orderId: string };

/** Retries all open steps of an order; does nothing if there are none. */
export function repairOrder(deps: OrderDeps) {
  const resume = resumePayment(deps);
  const settle = settleRefund(deps);
  return async (orderId: string, action: AdminAction): Promise<RepairOutcome> => {
    const order = isUuid(orderId) ? await deps.store.findOrder("id", orderId) : null;
    if (!order) return { kind: "notFound", orderId };
    const open = order.refunds.filter(({ state }) => state === "REQUESTED");
    const tried = { status: order.status, openRefunds: open.map(({ id }) => id) };
    const jobs = auditJobs(action, { targetType: "Order", targetId: orderId, before: null, after: tried });
    const isOpen = isClosed(order) && order.shipments.some(({ status }) => waitsForCarrier(status));
    // the audit log records the admin's action; the order shows the results of the retries
    await deps.store.retryJobs(orderId, isOpen ? [openShipmentJob(orderId), ...jobs] : jobs);
    await Promise.allSettled([resume(orderId), ...open.map(({ id }) => settle(id))]);
    return { kind: "repaired", order: (await deps.store.findOrder("id", orderId)) ?? order };
  };
}
