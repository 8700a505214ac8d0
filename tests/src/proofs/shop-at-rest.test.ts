import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

/** PostgreSQL counts the transactions of a connection within ten seconds. */
const windowSeconds = 10;
let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** The number of transactions in all databases of the shop so far; a statement of its own is a transaction. */
async function transactions(): Promise<number> {
  const names = Object.values(shop.databaseUrls).map((url) => new URL(url).pathname.slice(1));
  const [found] = await shop.rows<{ count: number }>(
    "orders",
    `select sum(xact_commit + xact_rollback)::int as count from pg_stat_database where datname = any($1)`,
    [names],
  );
  return found?.count ?? NaN;
}

// waits for two windows: the first one has the statements of the purchase
test("a shop that nobody uses sends at most two statements a second, after work too", async () => {
  await buy(await shop.signUp(), (await shop.product()).id);
  await eventually(async () => {
    const before = await transactions();
    await delay(windowSeconds * 1000);
    expect((await transactions()) - before).toBeLessThanOrEqual(2 * windowSeconds);
  }, 180_000);
});
