import { withDatabase } from "@souk/kernel/config/database-settings";
import pg from "pg";
import type { Contender } from "./contender.ts";
import { cartProductOf, type ShopWorkload } from "./workloads/shop-workloads.ts";

/** Prepares the carts of all buyers for a burst of the workload. */
export async function prepareCarts({ field, buyerIds }: Contender, { cart }: ShopWorkload): Promise<void> {
  if (cart === undefined) return;
  const client = new pg.Client({ connectionString: withDatabase(field.serverUrl, "souk_cart") });
  await client.connect();
  try {
    await client.query(`delete from cart_lines where buyer_id = any($1)`, [buyerIds]);
    await client.query(
      `insert into carts (buyer_id, updated_at, is_counted) select unnest($1::uuid[]), now(), $2
       on conflict (buyer_id) do update set updated_at = now(), is_counted = excluded.is_counted`,
      [buyerIds, cart === "one line"],
    );
    if (cart === "one line") {
      const products = buyerIds.map((_id, buyer) => cartProductOf(field.scale, buyer));
      await client.query(
        `insert into cart_lines (buyer_id, product_id, quantity, position)
         select buyer, product, 1, 1 from unnest($1::uuid[], $2::uuid[]) as line(buyer, product)`,
        [buyerIds, products],
      );
    }
  } finally {
    await client.end();
  }
}
