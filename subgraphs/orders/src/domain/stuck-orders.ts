import type { Clock } from "@souk/kernel/clock";
import {
  maxPageSize,
  pageOf,
  readPageArguments,
  type ListedRow,
  type Page,
  type PageArguments,
  type PageRequest,
} from "@souk/kernel/page";
import type { Order } from "./order.js";

/**
 * PAYMENT_UNKNOWN: nobody knows yet whether the buyer was charged. REFUND_OPEN: money is not back yet. REFUND_REFUSED: payments
 * will not give it back. DELIVERY_FAILED: a service was told too often without an answer and was given up.
 */
export const stuckKinds = ["PAYMENT_UNKNOWN", "REFUND_OPEN", "REFUND_REFUSED", "DELIVERY_FAILED"] as const;
export type StuckKind = (typeof stuckKinds)[number];

/** By since when they are stuck, or by when they were placed. */
export const stuckOrderSorts = ["OLDEST", "NEWEST", "PLACED_ASC", "PLACED_DESC"] as const;
export type StuckOrderSort = (typeof stuckOrderSorts)[number];

export interface StuckOrder {
  readonly order: Order;
  readonly kind: StuckKind;
  readonly since: Date;
  readonly detail: string | null;
}

export interface StuckOrderFilter {
  /** What has come to its end, or may yet, is not stuck: only what has been open since before this. */
  readonly before: Date;
  /** Any when absent. */
  readonly kind?: StuckKind;
}

export interface StuckOrderStore {
  /** A page of them and one more. */
  listStuckOrders(
    filter: StuckOrderFilter,
    sort: StuckOrderSort,
    page: PageRequest,
  ): Promise<readonly ListedRow<StuckOrder>[]>;
  countStuckOrders(filter: StuckOrderFilter): Promise<number>;
}

export interface StuckOrdersParts {
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

/** What takes longer than this is not on its way any more. */
const patienceMs = 60_000;

/** The time, the order, the kind, and which refund where it is about one. */
const cursorLength = 4;

/** Orders that want a look. Throws PageArgumentError. */
export function listStuckOrders({ stuck, clock }: StuckOrdersParts) {
  return async ({ page, sort: given, kind }: ListStuckOrdersRequest): Promise<StuckOrderList> => {
    const sort = given ?? "OLDEST";
    const request = readPageArguments(page, sort, cursorLength);
    const before = new Date(clock.now().getTime() - patienceMs);
    const filter = kind == null ? { before } : { before, kind };
    const rows = await stuck.listStuckOrders(filter, sort, request);
    return { page: pageOf(request, rows), sort, count: () => stuck.countStuckOrders(filter) };
  };
}

/** The first page of them, oldest first. */
export function oldestStuckOrders(parts: StuckOrdersParts) {
  const list = listStuckOrders(parts);
  return async (): Promise<readonly StuckOrder[]> => {
    const { page } = await list({ page: { first: maxPageSize } });
    return page.rows.map(({ row }) => row);
  };
}
