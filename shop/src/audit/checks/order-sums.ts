import type { Row } from "../book.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { moneyText } from "../money-text.js";

export interface OrderSums extends Row {
  readonly number: string;
  readonly status: string;
  readonly currency: string;
  readonly subtotalMinor: number;
  readonly shippingMinor: number;
  readonly totalMinor: number;
  /** The sum of its lines. */
  readonly linesMinor: number;
  /** Where its last event of a status has brought it; null without one. */
  readonly lastStatus: string | null;
}

/** An order's amounts add up, and its status is where its events have brought it. */
export const orderSums: Check<{ order: OrderSums }> = {
  name: "order-sums",
  compares: "totals with lines, statuses with events",
  of: "orders",
  sources: {
    order: {
      book: "orders",
      sql: `
        select id::text as key, number, status, currency, subtotal_minor as "subtotalMinor",
          shipping_minor as "shippingMinor", total_minor as "totalMinor",
          coalesce(line.sum_minor, 0)::bigint as "linesMinor", event.to_status as "lastStatus"
        from orders
        left join (
          select order_id, sum(quantity * unit_price_minor) as sum_minor from order_lines group by order_id
        ) line on line.order_id = id
        left join (
          select distinct on (order_id) order_id, to_status from order_events where to_status is not null
          order by order_id, sequence desc
        ) event on event.order_id = id`,
    },
  },
  compare: ({ order }) => (order ? compareSums(order) : []),
};

export function compareSums(order: OrderSums): Finding[] {
  const { status, currency, subtotalMinor, shippingMinor, totalMinor, linesMinor, lastStatus } = order;
  const subject = `order ${order.number}`;
  const money = (amountMinor: number): string => moneyText(amountMinor, currency);
  return [
    ...(subtotalMinor === linesMinor
      ? []
      : [
          {
            subject,
            expected: `a subtotal of ${money(linesMinor)}, the sum of its lines`,
            found: money(subtotalMinor),
          },
        ]),
    ...(totalMinor === subtotalMinor + shippingMinor
      ? []
      : [
          {
            subject,
            expected: `a total of ${money(subtotalMinor + shippingMinor)}, its subtotal and shipping`,
            found: money(totalMinor),
          },
        ]),
    ...(status === lastStatus
      ? []
      : [{ subject, expected: `${lastStatus ?? "no status"}, by its last event`, found: status }]),
  ];
}
