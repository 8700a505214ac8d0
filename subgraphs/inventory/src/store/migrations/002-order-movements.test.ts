import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { inventoryDatabase } from "../database-definition.js";
import { StockRepository } from "../stock-repository.js";
import { Inventory1760000002000 } from "./001-inventory.js";

test("what was sold before can come back", async () => {
  const before = { ...inventoryDatabase, migrations: [Inventory1760000002000] };
  await using testDatabase = await TestDatabase.create("inventory_001", before);
  const { settings } = testDatabase;
  const logger = createLogger("test", "silent");
  const [productId, orderId] = [randomUUID(), randomUUID()];
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(`insert into stock_levels (product_id, on_hand) values ($1, 3)`, [productId]);
    await database.manager.query(
      `insert into stock_movements (event_id, product_id, kind, delta, reason)
       values ('r', $1, 'RECEIPT', 5, 'initial stock'), ($2, $1, 'SALE', -2, 'sold')`,
      [productId, orderId],
    );
  }
  await using database = await openDatabase({ ...inventoryDatabase, settings, logger });
  const store = new StockRepository(database);
  const back = (quantity: number) =>
    store.takeBack({ eventId: randomUUID(), orderId, lines: [{ productId, quantity }] });
  expect(await back(2)).toBe(true);
  expect(await back(1)).toBe(false);
  expect(await store.levels([productId], new Date())).toEqual([{ productId, onHand: 5, reserved: 0 }]);
});
