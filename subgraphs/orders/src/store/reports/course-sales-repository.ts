import type { Database } from "@souk/kernel/database/database";
import { integerFrom } from "@souk/kernel/database/database-error";
import type { CourseSales, CourseSalesStore, InstructorRange } from "../../domain/reports/course-income.js";
import type { SellerStore } from "../../domain/reports/find-sellers.js";
import type { Statement } from "../order/order-list-sql.js";

/** Reads the sold courses of instructors from the orders and their refunds; no separate totals are stored. */
export class CourseSalesRepository implements CourseSalesStore, SellerStore {
  constructor(private readonly database: Database) {}

  soldCourses(range: InstructorRange, months: readonly Date[]): Promise<readonly CourseSales[]> {
    return this.sales(soldCoursesSql(range, months));
  }

  refundedCourses(range: InstructorRange, months: readonly Date[]): Promise<readonly CourseSales[]> {
    return this.sales(refundedCoursesSql(range, months));
  }

  async productsWithoutSeller(after: string | null, limit: number): Promise<readonly string[]> {
    const rows: { product_id: string }[] = await this.database.manager.query(
      `select distinct product_id from order_lines
       where kind = 'COURSE' and instructor_id is null and ($1::uuid is null or product_id > $1)
       order by product_id limit $2`,
      [after, limit],
    );
    return rows.map((row) => row.product_id);
  }

  async writeSeller(productId: string, instructorId: string, limit: number): Promise<number> {
    const [, written]: [unknown, number] = await this.database.manager.query(
      `update order_lines set instructor_id = $2 where ctid = any(array(
         select ctid from order_lines where kind = 'COURSE' and instructor_id is null and product_id = $1 limit $3))`,
      [productId, instructorId, limit],
    );
    return written;
  }

  private async sales({ text, values }: Statement): Promise<CourseSales[]> {
    const rows: CourseSalesRow[] = await this.database.lists.query(text, [...values]);
    return rows.map(({ unitPriceMinor, includedTaxMinor, ...row }) => ({
      ...row,
      unitPriceMinor: integerFrom(unitPriceMinor),
      includedTaxMinor: integerFrom(includedTaxMinor),
    }));
  }
}

/** bigint: the driver returns a string. */
type CourseSalesRow = Omit<CourseSales, "unitPriceMinor" | "includedTaxMinor"> & {
  readonly unitPriceMinor: string;
  readonly includedTaxMinor: string;
};

const lineColumns = `"order".paid_at, line.order_id, line.position, line.product_id, line.name, line.quantity,
  line.unit_price_minor, line.shop_share,
  case when ("order".tax ->> 'isIncluded')::boolean then (
    select coalesce(sum((tax.value ->> 'amountMinor')::bigint), 0)::bigint
    from jsonb_array_elements("order".tax -> 'lines' -> line.position) tax
  ) else 0 end as included_tax_minor`;

/** The lines of the instructor in orders that count; $1 to $4 are those of `valuesOf`. */
const ofInstructor = `line.instructor_id = $4 and "order".currency = $3 and "order".status <> 'CANCELLED'`;

/** Groups equal lines of a month. `changes` has the columns of lines, and `at`, `kept_before` and `kept`. */
const grouped = `
  select width_bucket(at, $5::timestamptz[]) - 1 as month, product_id as "productId", quantity,
    unit_price_minor as "unitPriceMinor", included_tax_minor as "includedTaxMinor", shop_share as "shopShare",
    kept_before as "keptBefore", kept, count(*)::int as lines,
    (array_agg(name order by paid_at desc))[1] as name, max(paid_at) as "soldAt"
  from changes group by 1, 2, 3, 4, 5, 6, 7, 8`;

export function soldCoursesSql(range: InstructorRange, months: readonly Date[]): Statement {
  const text = `
    with changes as (
      select ${lineColumns}, "order".paid_at as at, 0 as kept_before, line.quantity as kept
      from order_lines line join orders "order" on "order".id = line.order_id
      where ${ofInstructor} and "order".paid_at >= $1 and "order".paid_at < $2
    ) ${grouped}`;
  return { text, values: valuesOf(range, months) };
}

/**
 * The units of a product that are left belong to its first lines, as in `planRefund`. The units of earlier refunds count
 * whenever they ended.
 */
export function refundedCoursesSql(range: InstructorRange, months: readonly Date[]): Statement {
  const text = `
    with lines as (
      select ${lineColumns}, sum(line.quantity) over product as ordered,
        sum(line.quantity) over (product order by line.position) - line.quantity as units_before
      from order_lines line join orders "order" on "order".id = line.order_id
      where ${ofInstructor} and "order".paid_at is not null and exists (
        select from order_refunds refund where refund.order_id = line.order_id and refund.state = 'DONE'
          and refund.ended_at >= $1 and refund.ended_at < $2)
      window product as (partition by line.order_id, line.product_id)
    ),
    refunds as (
      select refund.order_id, refund.ended_at as at, part."productId" as product_id, part.quantity,
        sum(part.quantity) over (partition by refund.order_id, part."productId" order by refund.ended_at, refund.id) as refunded
      from order_refunds refund, jsonb_to_recordset(refund.lines) as part("productId" uuid, quantity int)
      where refund.state = 'DONE' and refund.order_id = any(array(select order_id from lines))
    ),
    changes as (
      select lines.*, refunds.at,
        least(greatest(ordered - refunded + refunds.quantity - units_before, 0), lines.quantity)::int as kept_before,
        least(greatest(ordered - refunded - units_before, 0), lines.quantity)::int as kept
      from lines join refunds using (order_id, product_id)
      where refunds.at >= $1 and refunds.at < $2
    ) ${grouped} having kept < kept_before`;
  return { text, values: valuesOf(range, months) };
}

function valuesOf({ from, to, currency, instructorId }: InstructorRange, months: readonly Date[]): unknown[] {
  return [from, to, currency, instructorId, months];
}
