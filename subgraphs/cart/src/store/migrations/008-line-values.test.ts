import { randomUUID } from "node:crypto";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { expect, test } from "@jest/globals";
import { cartDatabase } from "../database-definition.js";
import { LineValues1760000004080 } from "./008-line-values.js";

const cart = `with cart as (insert into carts (buyer_id, updated_at) values ($1, now()) returning buyer_id)
  insert into cart_lines (buyer_id, product_id, quantity, position) select buyer_id, $2, 2, 1 from cart`;

test("a cart of the release before keeps its line, and a line with values names its product", async () => {
  const migrations = cartDatabase.migrations.filter((each) => each !== LineValues1760000004080);
  const before = { ...cartDatabase, migrations };
  await using testDatabase = await TestDatabase.create("cart_007", before);
  const { settings } = testDatabase;
  const logger = createLogger("test", "silent");
  const [buyerId, productId, lineId] = [randomUUID(), randomUUID(), randomUUID()];
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(cart, [buyerId, productId]);
  }
  await using database = await openDatabase({ ...cartDatabase, settings, logger });
  const { manager } = database;
  const lines = async (): Promise<unknown> =>
    (await manager.query(`select kept_lines_of($1) as lines`, [buyerId]))[0].lines;
  const line = { quantity: 2, priceMinor: null, currency: null };
  expect(await lines()).toEqual([{ ...line, productId, soldProductId: null, custom: null }]);

  // as the release before writes it, while both run
  await manager.query(`insert into cart_lines (buyer_id, product_id, quantity, position) values ($1, $2, 1, 2)`, [
    buyerId,
    lineId,
  ]);
  const given = JSON.stringify([{ lineId, productId, custom: { engraving: "June" } }]);
  await manager.query(`select keep_line_values($1, $2)`, [buyerId, given]);
  expect(await lines()).toEqual([
    { ...line, productId, soldProductId: null, custom: null },
    { ...line, productId: lineId, quantity: 1, soldProductId: productId, custom: { engraving: "June" } },
  ]);
  const halfOfBoth = manager.query(`update cart_lines set custom = null where product_id = $1`, [lineId]);
  await expect(halfOfBoth).rejects.toThrow("cart_lines_values");
});
