import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ExplainingDatabase } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { agingPostgresStores } from "../testing/aging-stores.js";
import { cartStoreSuite } from "../testing/cart-store-suite.js";
import { cartDatabase } from "./database-definition.js";
import { PostgresCartRepository } from "./postgres-cart-repository.js";

describe("carts in PostgreSQL", () => {
  cartStoreSuite(async () => {
    const testDatabase = await openTestDatabase("cart", cartDatabase);
    return {
      ...agingPostgresStores(testDatabase.database),
      [Symbol.asyncDispose]: () => testDatabase[Symbol.asyncDispose](),
    };
  });
});

describe("PostgreSQL", () => {
  const now = new Date("2026-05-04T10:00:00Z");
  const clock = { now: () => now };
  let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
  let store: PostgresCartRepository;
  beforeAll(async () => {
    testDatabase = await openTestDatabase("cart", cartDatabase);
    store = new PostgresCartRepository({ database: testDatabase.database, clock, ttlSeconds: 10 * 86_400 });
  });
  afterAll(async () => testDatabase[Symbol.asyncDispose]());

  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const count = async (table: "carts" | "removed_orders"): Promise<number> => {
    const [row] = await testDatabase.database.manager.query(`select count(*)::int as count from ${table}`);
    return row.count;
  };

  test("deletes forgotten carts with the changes of others", async () => {
    const line = { productId: randomUUID(), quantity: 1 };
    for (let cart = 0; cart < 4; cart++) await store.addToLine({ buyerId: randomUUID(), ...line, at: daysAgo(cart) });
    await testDatabase.database.manager.query(`update carts set updated_at = $1`, [daysAgo(11)]);
    const buyerId = randomUUID();
    await store.addToLine({ buyerId, ...line, at: now });
    expect(await count("carts")).toBe(3);
    await store.addToLine({ buyerId, ...line, at: now });
    expect(await count("carts")).toBe(1);
    expect((await store.readCart(buyerId)).lines).toEqual([{ ...line, quantity: 2, priceWhenAdded: null }]);
  });

  test("spreads concurrent starts over several rows, and deletes them with later starts after 400 days", async () => {
    const begin = (at: Date) => store.addToLine({ buyerId: randomUUID(), productId: randomUUID(), quantity: 1, at });
    const rowsOf = async (): Promise<number> => {
      const [row] = await testDatabase.database.manager.query(`select count(*)::int as rows from cart_starts`);
      return row.rows;
    };
    await testDatabase.database.manager.query(`delete from cart_starts`);
    await Promise.all(Array.from({ length: 60 }, () => begin(daysAgo(401))));
    const old = await rowsOf();
    expect([old > 1, old <= 8]).toEqual([true, true]);
    for (let start = 0; start < old; start++) await begin(now);
    const [oldest] = await testDatabase.database.manager.query(`select min(quarter) as quarter from cart_starts`);
    expect(oldest.quarter).toEqual(now);
  });

  test("remembers orders for 30 days", async () => {
    const remove = (at: Date): Promise<void> =>
      store.removeBought({ orderId: randomUUID(), buyerId: randomUUID(), lines: [], at });
    await remove(daysAgo(31));
    await remove(daysAgo(29));
    expect(await count("removed_orders")).toBe(2);
    await remove(now);
    expect(await count("removed_orders")).toBe(2);
  });

  test.each([
    ["a quantity of 0", "quantity = 0", "cart_lines_quantity_check"],
    ["a quantity over 999", "quantity = 1000", "cart_lines_quantity_check"],
    ["a price without a currency", "price_minor = 1", "cart_lines_price"],
    ["values without a product", "custom = '{}'", "cart_lines_values"],
    ["a negative price", "price_minor = -1, price_currency = 'CAD'", "cart_lines_price_minor_check"],
  ])("refuses %s", async (_case, set, constraint) => {
    const buyerId = randomUUID();
    await store.addToLine({ buyerId, productId: randomUUID(), quantity: 1, at: now });
    const update = testDatabase.database.manager.query(`update cart_lines set ${set} where buyer_id = $1`, [buyerId]);
    await expect(update).rejects.toThrow(constraint);
  });

  test("gives the cart another version with each change of a line, and an old cart has none", async () => {
    const [buyerId, productId] = [randomUUID(), randomUUID()];
    const sql = (text: string, values: unknown[]) => testDatabase.database.manager.query(text, values);
    const versionNow = async () => (await store.readCart(buyerId)).version;
    await store.addToLine({ buyerId, productId, quantity: 1, at: now });
    const first = await versionNow();
    await sql(`update cart_lines set quantity = 2 where buyer_id = $1`, [buyerId]);
    const second = await versionNow();
    expect([second === first, typeof second]).toEqual([false, "string"]);
    await sql(`update carts set version = null where buyer_id = $1`, [buyerId]);
    expect(await versionNow()).toBeNull();
    await store.addToLine({ buyerId, productId, quantity: 1, at: now });
    expect(typeof (await versionNow())).toBe("string");
  });
});

test("the idle carts of a page are read from an index, also when most carts are older or empty", async () => {
  await using testDatabase = await openTestDatabase("cart", cartDatabase);
  const { manager } = testDatabase.database;
  const now = new Date("2026-05-04T10:00:00Z");
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  await manager.query(
    `insert into carts (buyer_id, updated_at)
     select gen_random_uuid(), $1::timestamptz - n * interval '5 minutes' from generate_series(1, 20000) n`,
    [now],
  );
  await manager.query(
    `insert into cart_lines (buyer_id, product_id, quantity, position)
     select buyer_id, gen_random_uuid(), 1, n from carts, generate_series(1, 3) n where random() < 0.3`,
  );
  await manager.query(`vacuum analyze carts, cart_lines`);
  const watched = new ExplainingDatabase(testDatabase.database);
  const carts = new PostgresCartRepository({
    database: watched.database,
    clock: { now: () => now },
    ttlSeconds: 90 * 86_400,
  });
  for (const afterBuyerId of [null, randomUUID()]) {
    const page = { changedAfter: daysAgo(7), afterBuyerId, changedBefore: daysAgo(1), first: 100 };
    const plan = await watched.plansOf(() => carts.idleCarts(page));

    expect(plan).toContain("carts_updated");
    expect(plan).not.toContain("Seq Scan");
  }
});
