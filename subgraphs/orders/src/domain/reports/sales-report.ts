import type { Money } from "@souk/kernel/values/money";
import type { OrderPeers } from "../peers.js";
import { orderStatuses, type OrderStatus } from "../order/order.js";
import type { CartReminderStore, ReminderCounts } from "../reminders/cart-reminder-store.js";
import { withFallback } from "../with-fallback.js";
import { isTimeZone, reportDays, type ReportDay, type ReportRange } from "./report-days.js";

export interface SalesRange extends ReportRange {
  /** The shop's currency; orders in another currency are not counted. */
  readonly currency: string;
}

/** Orders placed on a day, by their current status. `day` is an index from 0. */
export interface PlacedOnDay {
  readonly day: number;
  readonly status: OrderStatus;
  readonly orders: number;
}

/** Orders that were paid on a day and are not cancelled. */
export interface PaidOnDay {
  readonly day: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

export interface ProductSales {
  readonly productId: string;
  /** The values in the latest of the orders. */
  readonly sku: string;
  readonly name: string;
  readonly units: number;
  readonly revenueMinor: number;
}

/** Each method is one statement, whatever the range. `days` contains the start of each day. */
export interface SalesStore {
  placedByDay(range: ReportRange, days: readonly Date[]): Promise<readonly PlacedOnDay[]>;
  paidByDay(range: SalesRange, days: readonly Date[]): Promise<readonly PaidOnDay[]>;
  /** Units of the orders that `paidByDay` counts. */
  unitsPaid(range: SalesRange): Promise<number>;
  /** The refunds in the range, for orders that are not cancelled. */
  refundedMinor(range: SalesRange): Promise<number>;
  /** The products of the orders that `paidByDay` counts, highest revenue first. */
  topProducts(range: SalesRange, limit: number): Promise<readonly ProductSales[]>;
  /** The number of orders placed in the range that have been paid at any time. */
  everPaid(range: ReportRange): Promise<number>;
}

export interface SalesOfDay {
  readonly date: string;
  readonly orders: number;
  readonly paidOrders: number;
  readonly revenue: Money;
}

export interface SalesReport {
  readonly totals: {
    readonly orders: number;
    readonly paidOrders: number;
    readonly revenue: Money;
    readonly refunded: Money;
    /** Null when nothing was paid. */
    readonly averageOrder: Money | null;
    readonly units: number;
  };
  readonly byDay: readonly SalesOfDay[];
  readonly byStatus: readonly { readonly status: OrderStatus; readonly count: number }[];
  readonly topProducts: (
    first: number,
  ) => Promise<readonly (Omit<ProductSales, "revenueMinor"> & { readonly revenue: Money })[]>;
  readonly conversion: () => Promise<{
    /**
     * Carts started in the range, and at least the number of orders, because an order's cart may have been started
     * earlier. Null while cart is unavailable.
     */
    readonly cartsStarted: number | null;
    readonly ordersPlaced: number;
    readonly ordersPaid: number;
  }>;
  readonly cartReminders: () => Promise<ReminderCounts>;
}

export interface SalesReportRequest extends ReportRange {
  readonly timeZone?: string | null | undefined;
}

export type SalesReportOutcome =
  | { readonly kind: "reported"; readonly report: SalesReport }
  | { readonly kind: "badRange"; readonly argument: "from" | "to" | "timeZone"; readonly message: string };

export interface SalesReportDeps {
  readonly sales: SalesStore;
  readonly reminders: Pick<CartReminderStore, "countReminders">;
  readonly peers: { readonly carts: Pick<OrderPeers["carts"], "startedCarts"> };
  readonly currency: string;
}

const maxDays = 366;
const dayMs = 86_400_000;

/** Reports the sales in a range, by calendar days of a time zone. */
export function salesReport({ sales, reminders, peers, currency }: SalesReportDeps) {
  return async ({ from, to, timeZone }: SalesReportRequest): Promise<SalesReportOutcome> => {
    const zone = timeZone ?? "UTC";
    const bad = badRange({ from, to }, zone);
    if (bad) return { kind: "badRange", ...bad };
    const days = reportDays({ from, to }, zone);
    const starts = days.map(({ startsAt }) => startsAt);
    const range = { from, to, currency };
    const money = (amountMinor: number): Money => ({ amountMinor, currency });
    const [placed, paid, units, refundedMinor] = await Promise.all([
      sales.placedByDay(range, starts),
      sales.paidByDay(range, starts),
      sales.unitsPaid(range),
      sales.refundedMinor(range),
    ]);
    const orders = total(placed, (row) => row.orders);
    const paidOrders = total(paid, (row) => row.orders);
    const revenueMinor = total(paid, (row) => row.revenueMinor);
    const report: SalesReport = {
      totals: {
        orders,
        paidOrders,
        units,
        revenue: money(revenueMinor),
        refunded: money(refundedMinor),
        averageOrder: paidOrders === 0 ? null : money(averageOf(revenueMinor, paidOrders)),
      },
      byDay: salesByDay(days, placed, paid).map(({ revenueMinor: ofDay, ...day }) => ({
        ...day,
        revenue: money(ofDay),
      })),
      byStatus: orderStatuses.map((status) => ({
        status,
        count: total(
          placed.filter((row) => row.status === status),
          (row) => row.orders,
        ),
      })),
      topProducts: async (first) =>
        (await sales.topProducts(range, first)).map(({ revenueMinor: ofProduct, ...product }) => ({
          ...product,
          revenue: money(ofProduct),
        })),
      conversion: async () => {
        const [started, ordersPaid] = await Promise.all([
          withFallback(() => peers.carts.startedCarts(from, to), null),
          sales.everPaid(range),
        ]);
        const cartsStarted = started === null ? null : Math.max(started, orders);
        return { cartsStarted, ordersPlaced: orders, ordersPaid };
      },
      cartReminders: () => reminders.countReminders(range),
    };
    return { kind: "reported", report };
  };
}

type BadRange = Omit<Extract<SalesReportOutcome, { kind: "badRange" }>, "kind">;

function badRange({ from, to }: ReportRange, zone: string): BadRange | null {
  if (from.getUTCFullYear() < 1970) return { argument: "from", message: "must not be before 1970" };
  if (to.getUTCFullYear() > 9998) return { argument: "to", message: "must not be after 9998" };
  if (to <= from) return { argument: "to", message: "must be after from" };
  if (!isTimeZone(zone)) return { argument: "timeZone", message: 'must be a time zone such as "America/Toronto"' };
  // one extra hour: clocks may have been set back in the range
  const isTooLong = to.getTime() - from.getTime() > maxDays * dayMs + dayMs / 24;
  return isTooLong ? { argument: "to", message: `must be at most ${maxDays} days after from` } : null;
}

function salesByDay(days: readonly ReportDay[], placed: readonly PlacedOnDay[], paid: readonly PaidOnDay[]) {
  const sums = days.map(({ date }) => ({ date, orders: 0, paidOrders: 0, revenueMinor: 0 }));
  for (const { day, orders } of placed) {
    const sum = sums[day];
    if (sum) sum.orders += orders;
  }
  for (const { day, orders, revenueMinor } of paid) {
    const sum = sums[day];
    if (sum) Object.assign(sum, { paidOrders: orders, revenueMinor });
  }
  return sums;
}

function total<Row>(rows: readonly Row[], valueOf: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + valueOf(row), 0);
}

/** Rounds to a whole minor unit, half up. Both arguments are non-negative. */
function averageOf(sumMinor: number, count: number): number {
  const remainder = sumMinor % count;
  return (sumMinor - remainder) / count + (remainder * 2 >= count ? 1 : 0);
}
