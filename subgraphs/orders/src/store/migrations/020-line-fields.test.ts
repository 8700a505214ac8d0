import { randomUUID } from "node:crypto";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { expect, test } from "@jest/globals";
import { ordersDatabase } from "../database-definition.js";
import { LineFields1760000005090 } from "./020-line-fields.js";

const placed = `
  with placed as (
    insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, placed_at)
    values ($1, $1, 'CREATED', 'CAD', 500, 0, 500, now()) returning id
  )
  insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
  select id, 0, $1, 'COURSE', 'C', 'Weaving', 1, 500 from placed`;
const intact = `select count(*)::int as count from order_seals join order_seals_now using (order_id, seal)`;

test("orders of the release before have lines without values, and their seals stay intact when a value is written", async () => {
  const migrations = ordersDatabase.migrations.filter((each) => each !== LineFields1760000005090);
  const before = { ...ordersDatabase, migrations };
  await using testDatabase = await TestDatabase.create("orders_019", before);
  const { settings } = testDatabase;
  const logger = createLogger("test", "silent");
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(placed, [randomUUID()]);
  }
  await using database = await openDatabase({ ...ordersDatabase, settings, logger });
  const { manager } = database;
  // as the release before writes it, while both run
  await manager.query(placed, [randomUUID()]);
  expect(await manager.query(`select line_id, custom from order_lines`)).toEqual([
    { line_id: null, custom: {} },
    { line_id: null, custom: {} },
  ]);
  await manager.query(`update order_lines set custom = '{ "engraving": "June" }', line_id = gen_random_uuid()`);
  expect(await manager.query(intact)).toEqual([{ count: 2 }]);
});
