import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { systemClock } from "@souk/kernel/values/clock";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { cartStoreSuite } from "../testing/cart-store-suite.js";
import { cartDatabase } from "./database-definition.js";
import { PostgresCartRepository } from "./postgres-cart-repository.js";

describe("carts in PostgreSQL", () => {
  cartStoreSuite(async () => {
    const testDatabase = await openTestDatabase("cart", cartDatabase);
    const { database } = testDatabase;
    return {
      withTtl: (ttlSeconds) => new PostgresCartRepository({ database, clock: systemClock, ttlSeconds }),
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
