import type { Database } from "@souk/kernel/database/database";
import { integerFrom } from "@souk/kernel/database/database-error";
import type { ReportRange } from "../../domain/reports/report-days.js";
import type {
  PaidOnDay,
  PlacedOnDay,
  ProductSales,
  SalesRange,
  SalesStore,
} from "../../domain/reports/sales-report.js";
import type { Statement } from "../order/order-list-sql.js";

/** Calculates sales from the orders; no separate totals are stored. */
export class SalesRepository implements SalesStore {
  constructor(private readonly database: Database) {}

  async placedByDay(range: ReportRange, days: readonly Date[]): Promise<readonly PlacedOnDay[]> {
    return this.rows(placedByDaySql(range, days));
  }

  async paidByDay(range: SalesRange, days: readonly Date[]): Promise<readonly PaidOnDay[]> {
    const rows = await this.rows<Omit<PaidOnDay, "revenueMinor"> & Sum>(paidByDaySql(range, days));
    return rows.map(({ sum, ...row }) => ({ ...row, revenueMinor: integerFrom(sum) }));
  }

  unitsPaid(range: SalesRange): Promise<number> {
    return this.sum(unitsPaidSql(range));
  }

  refundedMinor(range: SalesRange): Promise<number> {
    return this.sum(refundedSql(range));
  }

  async topProducts(range: SalesRange, limit: number): Promise<readonly ProductSales[]> {
    const rows = await this.rows<Omit<ProductSales, "units" | "revenueMinor"> & Sum & { readonly units: string }>(
      topProductsSql(range, limit),
    );
    return rows.map(({ sum, units, ...row }) => ({
      ...row,
      units: integerFrom(units),
      revenueMinor: integerFrom(sum),
    }));
  }

  everPaid(range: ReportRange): Promise<number> {
    return this.sum(everPaidSql(range));
  }

  private rows<Row>({ text, values }: Statement): Promise<Row[]> {
    return this.database.lists.query(text, [...values]);
  }

  private async sum(statement: Statement): Promise<number> {
    const [row] = await this.rows<Sum>(statement);
    return integerFrom(row?.sum ?? 0);
  }
}

/** bigint: the driver returns a string. */
interface Sum {
  readonly sum: string;
}

/** Orders paid in the range; cancelled orders do not count as sold. */
const paid = `
  paid as (
    select paid_at, id, total_minor from orders
    where paid_at >= $1 and paid_at < $2 and status <> 'CANCELLED' and currency = $3
  )`;

/**
 * The lines of those orders, each looked up by its order, so that the cost of a report depends on its range and not on
 * all sales. `offset 0` keeps PostgreSQL from reading all lines.
 */
const paidLines = `paid cross join lateral (select * from order_lines where order_id = paid.id offset 0) line`;

export function placedByDaySql({ from, to }: ReportRange, days: readonly Date[]): Statement {
  const text = `
    select width_bucket(placed_at, $3::timestamptz[]) - 1 as day, status, count(*)::int as orders
    from orders where placed_at >= $1 and placed_at < $2 group by 1, 2`;
  return { text, values: [from, to, days] };
}

export function paidByDaySql({ from, to, currency }: SalesRange, days: readonly Date[]): Statement {
  const text = `
    with ${paid}
    select width_bucket(paid_at, $4::timestamptz[]) - 1 as day, count(*)::int as orders, sum(total_minor) as sum from paid group by 1`;
  return { text, values: [from, to, currency, days] };
}

export function unitsPaidSql({ from, to, currency }: SalesRange): Statement {
  const text = `
    with ${paid}
    select coalesce(sum(line.quantity), 0) as sum from ${paidLines}`;
  return { text, values: [from, to, currency] };
}

export function topProductsSql({ from, to, currency }: SalesRange, limit: number): Statement {
  const text = `
    with ${paid}
    select line.product_id as "productId", (array_agg(line.sku order by paid.paid_at desc))[1] as sku,
      (array_agg(line.name order by paid.paid_at desc))[1] as name, sum(line.quantity) as units,
      sum(line.quantity * line.unit_price_minor) as sum
    from ${paidLines}
    group by line.product_id order by sum desc, line.product_id limit $4`;
  return { text, values: [from, to, currency, limit] };
}

export function refundedSql({ from, to, currency }: SalesRange): Statement {
  const text = `
    select coalesce(sum(refund.amount_minor), 0) as sum
    from order_refunds refund join orders "order" on "order".id = refund.order_id
    where refund.state = 'DONE' and refund.ended_at >= $1 and refund.ended_at < $2
      and "order".status <> 'CANCELLED' and "order".currency = $3`;
  return { text, values: [from, to, currency] };
}

export function everPaidSql({ from, to }: ReportRange): Statement {
  const text = `
    select count(*) as sum from orders where placed_at >= $1 and placed_at < $2 and paid_at is not null`;
  return { text, values: [from, to] };
}
