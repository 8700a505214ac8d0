import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { inventoryDatabase } from "../database-definition.js";
import { StockRepository } from "../stock-repository.js";
import { MovementChains1760000002059 } from "./007-movement-chains.js";
import { ChainEarlierMovements1760000002060 } from "./008-chain-earlier-movements.js";

const chaining: readonly unknown[] = [MovementChains1760000002059, ChainEarlierMovements1760000002060];
const broken = `
  select count(*)::int as count from (
    select chain_position is distinct from row_number() over chain
      or chain_hash is distinct from movement_hash(lag(chain_hash) over chain, movement) as is_broken
    from stock_movements movement window chain as (partition by product_id order by chain_position)
  ) linked where is_broken`;

test("movements of the release before are chained at the upgrade, later ones as they are written, repeats never", async () => {
  const migrations = inventoryDatabase.migrations.filter((each) => !chaining.includes(each));
  const before = { ...inventoryDatabase, migrations };
  await using testDatabase = await TestDatabase.create("inventory_before_chains", before);
  const { settings } = testDatabase;
  const logger = createLogger("test", "silent");
  const products = [randomUUID(), randomUUID(), randomUUID()];
  {
    await using database = await openDatabase({ ...before, settings, logger });
    await database.manager.query(
      `insert into stock_levels (product_id, on_hand) select id, 500 from unnest($1::uuid[]) id`,
      [products],
    );
    await database.manager.query(
      `insert into stock_movements (event_id, product_id, kind, delta, reason)
       select event::text, id, 'RECEIPT', 1, 'before' from unnest($1::uuid[]) id, generate_series(1, 500) event`,
      [products],
    );
  }
  await using database = await openDatabase({ ...inventoryDatabase, settings, logger });
  const stock = new StockRepository(database);
  const received = { eventId: "new", productId: products[0] ?? "", delta: 2, reason: "after", actorId: null };
  for (const _try of [1, 2]) await stock.receive(received);
  expect(await database.manager.query(broken)).toEqual([{ count: 0 }]);
  expect(await database.manager.query(`select length::int from movement_chains order by length`)).toEqual([
    { length: 500 },
    { length: 500 },
    { length: 501 },
  ]);
});
