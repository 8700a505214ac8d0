import { keySql } from "./key-of.ts";
import { coursesOf, type Scale } from "./scale.ts";

/** Of all goods in the bench; nobody buys them out. */
export const unitsOnHand = 1_000_000;
export const unitPriceMinor = 1000;
export const shippingMinor = 799;

/**
 * What was sold, as a part of a `from`: `n` orders of their buyers, each a minute after another, of one or two `lines`. One in 32 was
 * cancelled before it was paid.
 */
export function ordersSql({ orders, users }: Scale): string {
  return `(
    select n, ${keySql("order", "n")} as id, 'ORD-' || 100 + n as number, ${keySql("user", `1 + n * 7919 % ${users}`)} as buyer_id,
      1 + n % 2 as lines, n % 32 = 0 as is_cancelled, timestamptz '2025-01-01Z' + n * interval '30 seconds' as at
    from generate_series(1::bigint, ${orders}) n
  ) sale`;
}

/** A line of each, with the product that it is of. */
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
