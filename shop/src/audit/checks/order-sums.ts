import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { moneyText } from "../money-text.js";

export interface OrderSums extends Row {
  readonly number: string;
  readonly status: string;
  readonly currency: string;
  readonly subtotalMinor: number;
  readonly shippingMinor: number;
  /** The taxes that the total has beside the subtotal and shipping. */
  readonly addedTaxMinor: number;
  /** The sum of the stored taxes that are not part of a price. */
  readonly taxesMinor: number;
  readonly totalMinor: number;
  /** The sum of the order's lines. */
  readonly linesMinor: number;
  /** The number of lines whose price is not the catalog's price plus the adjustments. */
  readonly misadjustedLines: number;
  /** Whether the order's lines and amounts are unchanged since it was placed. */
  readonly seal: "intact" | "broken" | "missing";
  /** The status after its last status event; null without one. */
  readonly lastStatus: string | null;
}

/** An order's amounts add up, its lines are unchanged since it was placed, and its status matches its last event. */
export const orderSums: Check<{ order: OrderSums }> = {
  name: "order-sums",
  compares: "totals with lines, lines with what was placed, statuses with events",
  of: "orders",
  advice: "Restore the order from a backup: a placed order never changes.",
  sources: {
    order: {
      database: "orders",
      sql: `
        select id::text as key, number, status, currency, subtotal_minor as "subtotalMinor",
          shipping_minor as "shippingMinor", added_tax_minor as "addedTaxMinor", coalesce(taxes.minor, 0)::bigint as "taxesMinor", total_minor as "totalMinor",
          coalesce(line.sum_minor, 0)::bigint as "linesMinor", coalesce(line.misadjusted, 0)::int as "misadjustedLines", event.to_status as "lastStatus",
          case seal.seal when placed.seal then 'intact' else case when placed.seal is null then 'missing' else 'broken' end end as seal
        from orders
        left join (
          select order_id, sum(quantity * unit_price_minor) as sum_minor,
            count(*) filter (where adjustments is not null and unit_price_minor is distinct from catalog_price_minor + (
              select sum((adjustment ->> 'amountMinor')::bigint) from jsonb_array_elements(adjustments) adjustment
            )) as misadjusted
          from order_lines group by order_id
        ) line on line.order_id = id
        left join (
          select distinct on (order_id) order_id, to_status from order_events where to_status is not null
          order by order_id, sequence desc
        ) event on event.order_id = id
        left join lateral (
          select sum(amount::bigint) as minor
          from jsonb_path_query(orders.tax, 'strict $ ? (@.isIncluded == false).** ? (@.amountMinor >= 0).amountMinor') amount
        ) taxes on true
        left join order_seals placed on placed.order_id = id
        left join order_seals_now seal on seal.order_id = id`,
    },
  },
  compare: ({ order }) => (order ? compareSums(order) : []),
};

export function compareSums(order: OrderSums): Finding[] {
  const { status, currency, subtotalMinor, shippingMinor, totalMinor, linesMinor, misadjustedLines, lastStatus } =
    order;
  const { addedTaxMinor, taxesMinor } = order;
  const partsMinor = subtotalMinor + shippingMinor + addedTaxMinor;
  const subject = `order ${order.number}`;
  const money = (amountMinor: number): string => moneyText(amountMinor, currency);
  const ofAmounts: Finding[] = [
    ...(subtotalMinor === linesMinor
      ? []
      : [
          {
            subject,
            expected: `a subtotal of ${money(linesMinor)}, the sum of its lines`,
            found: money(subtotalMinor),
          },
        ]),
    ...(misadjustedLines === 0
      ? []
      : [
          {
            subject,
            expected: "each line at the catalog's price plus its adjustments",
            found: `${misadjustedLines} at another price`,
          },
        ]),
    ...(addedTaxMinor === taxesMinor
      ? []
      : [{ subject, expected: `taxes of ${money(taxesMinor)} in its total`, found: money(addedTaxMinor) }]),
    ...(totalMinor === partsMinor
      ? []
      : [{ subject, expected: `a total of ${money(partsMinor)}, the sum of its parts`, found: money(totalMinor) }]),
    ...(shippingMinor >= 0
      ? []
      : [{ subject, expected: `a shipping cost of ${money(0)} or more`, found: money(shippingMinor) }]),
  ];
  return [
    // wrong amounts break the seal as well, and their findings are more precise
    ...(ofAmounts.length > 0 ? ofAmounts : sealFindings(order)),
    ...(status === lastStatus
      ? []
      : [{ subject, expected: `${lastStatus ?? "no status"}, by its last event`, found: status }]),
  ];
}

function sealFindings({ number, seal }: OrderSums): Finding[] {
  if (seal === "intact") return [];
  const found = seal === "missing" ? "no seal" : "names, SKUs, quantities or amounts that were changed since";
  return [{ subject: `order ${number}`, expected: "the lines and amounts that were placed", found }];
}
