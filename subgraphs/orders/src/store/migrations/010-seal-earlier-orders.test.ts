import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { ordersDatabase } from "../database-definition.js";
import { OrderSeals1760000005059 } from "./009-order-seals.js";
import { SealEarlierOrders1760000005060 } from "./010-seal-earlier-orders.js";
import { PriceAdjustments1760000005066 } from "./016-price-adjustments.js";
import { Taxes1760000005081 } from "./019-taxes.js";

const sealing: readonly unknown[] = [
  OrderSeals1760000005059,
  SealEarlierOrders1760000005060,
  PriceAdjustments1760000005066,
  Taxes1760000005081,
];
const placed = `
  with placed as (
    insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, placed_at)
    select gen_random_uuid(), $1, 'CREATED', 'CAD', 1000, 0, 1000, now() from generate_series(1, $2::int) returning id
  )
  insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
  select id, position, $1, 'COURSE', 'C', 'Weaving', 1, 500 from placed, generate_series(0, 1) as position`;

test("orders of the release before are sealed at the upgrade, and later ones as they are placed", async () => {
  const before = { ...ordersDatabase, migrations: ordersDatabase.migrations.filter((each) => !sealing.includes(each)) };
  await using testDatabase = await TestDatabase.create("orders_before_seals", before);
  const { settings } = testDatabase;
  const logger = createLogger("test", "silent");
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(placed, [randomUUID(), 2500]);
  }
  await using database = await openDatabase({ ...ordersDatabase, settings, logger });
  const { manager } = database;
  const intact = (): Promise<unknown> =>
    manager.query(`select count(*)::int as count from order_seals join order_seals_now using (order_id, seal)`);
  expect(await intact()).toEqual([{ count: 2500 }]);
  await manager.query(placed, [randomUUID(), 1]);
  expect(await intact()).toEqual([{ count: 2501 }]);
  await manager.query(
    `update order_lines set name = 'Spinning' where order_id = (select min(id::text)::uuid from orders)`,
  );
  expect(await intact()).toEqual([{ count: 2500 }]);
});
