import { keySql } from "./key-of.ts";
import { coursesOf, type Scale } from "./scale.ts";

/** Stock of each product in the benchmark, which is never sold out. */
export const unitsOnHand = 1_000_000;
export const unitPriceMinor = 1000;
export const shippingMinor = 799;

/**
 * The sold orders as part of an SQL `from` clause: `n` orders, each one minute after the previous one, with one or two
 * `lines`. One order in 32 was cancelled before its payment.
 */
export function ordersSql({ orders, users }: Scale): string {
  return `(
    select n, ${keySql("order", "n")} as id, 'ORD-' || 100 + n as number, ${keySql("user", `1 + n * 7919 % ${users}`)} as buyer_id,
      1 + n % 2 as lines, n % 32 = 0 as is_cancelled, timestamptz '2025-01-01Z' + n * interval '30 seconds' as at
    from generate_series(1::bigint, ${orders}) n
  ) sale`;
}

/** One row per order line, with its product. */
export function linesSql(scale: Scale): string {
  const courses = coursesOf(scale);
  return `(
    select sale.*, position, 'SKU-' || product as sku, ${keySql("product", "product")} as product_id
    from ${ordersSql(scale)} cross join lateral (
      select position, ${courses} + 1 + (sale.n * 104729 + position * 31) % ${scale.products - courses} as product
      from generate_series(0, sale.lines - 1) position
    ) line
  ) sold`;
}

export const addressSql = `'{"fullName": "Ada Example", "line1": "1 Main Street", "city": "Ottawa", "region": "ON", "postalCode": "K1A 0A1", "country": "CA"}'::jsonb`;
