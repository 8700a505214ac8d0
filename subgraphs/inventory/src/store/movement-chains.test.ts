import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { inventoryDatabase } from "./database-definition.js";
import { StockRepository } from "./stock-repository.js";

const broken = `
  select count(*)::int as count from (
    select chain_position is distinct from row_number() over chain
      or chain_hash is distinct from movement_hash(lag(chain_hash) over chain, movement) as is_broken
    from stock_movements movement window chain as (partition by product_id order by chain_position)
  ) linked where is_broken`;

test("movements are chained by product as they are written, and repeats never", async () => {
  await using opened = await openTestDatabase("inventory", inventoryDatabase);
  const { database } = opened;
  const products = [randomUUID(), randomUUID()];
  await database.manager.query(
    `insert into stock_levels (product_id, on_hand) select id, 500 from unnest($1::uuid[]) id`,
    [products],
  );
  await database.manager.query(
    `insert into stock_movements (event_id, product_id, kind, delta, reason)
     select event::text, id, 'RECEIPT', 1, 'before' from unnest($1::uuid[]) id, generate_series(1, 50) event`,
    [products],
  );
  const stock = new StockRepository(database);
  const received = { eventId: "new", productId: products[0] ?? "", delta: 2, reason: "after", actorId: null };
  for (const _try of [1, 2]) await stock.receive(received);
  expect(await database.manager.query(broken)).toEqual([{ count: 0 }]);
  expect(await database.manager.query(`select length::int from movement_chains order by length`)).toEqual([
    { length: 50 },
    { length: 51 },
  ]);
});
