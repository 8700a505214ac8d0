import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { ordersDatabase } from "./database-definition.js";

const placed = `
  with placed as (
    insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, placed_at)
    select gen_random_uuid(), $1, 'CREATED', 'CAD', 1000, 0, 1000, now() from generate_series(1, $2::int) returning id
  )
  insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
  select id, position, $1, 'COURSE', 'C', 'Weaving', 1, 500 from placed, generate_series(0, 1) as position`;

test("orders are sealed as they are placed; a changed line breaks the seal, and a value of a line does not", async () => {
  await using opened = await openTestDatabase("orders", ordersDatabase);
  const { manager } = opened.database;
  const intact = (): Promise<unknown> =>
    manager.query(`select count(*)::int as count from order_seals join order_seals_now using (order_id, seal)`);
  for (const count of [2, 1]) await manager.query(placed, [randomUUID(), count]);
  expect(await intact()).toEqual([{ count: 3 }]);
  await manager.query(`update order_lines set custom = '{ "engraving": "June" }', line_id = gen_random_uuid()`);
  expect(await intact()).toEqual([{ count: 3 }]);
  await manager.query(
    `update order_lines set name = 'Spinning' where order_id = (select min(id::text)::uuid from orders)`,
  );
  expect(await intact()).toEqual([{ count: 2 }]);
});
