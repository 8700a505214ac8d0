import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Database } from "@souk/kernel/database/database";
import { cursorOf, readPageArguments, type PageRequest } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { stockLevelSorts, type MovementFilter, type StockLevelSort } from "../domain/stock-lists.js";
import { movementKinds, movementSorts } from "../domain/stock-movement.js";
import { inventoryDatabase } from "./database-definition.js";
import { StockListRepository } from "./stock-list-repository.js";

const now = new Date("2026-06-01T00:00:00Z");
const some = randomUUID();
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let lists: StockListRepository;
let plans: string[] = [];

beforeAll(async () => {
  testDatabase = await openTestDatabase("inventory", inventoryDatabase);
  const { manager } = testDatabase.database;
  await manager.query(
    `insert into stock_levels (product_id, on_hand, reserved, updated_at)
     select case n when 7 then $1 else gen_random_uuid() end, n % 500, n % 3 * (n % 500) / 4, $2::timestamptz - n * interval '1 minute'
     from generate_series(1, 10000) as n`,
    [some, now],
  );
  // a hundred sales for each receipt, none of them of `some`
  await manager.query(
    `insert into stock_movements (event_id, product_id, kind, delta, reason, order_id, created_at)
     select n::text, level.product_id, 'SALE', -1, 'sold', gen_random_uuid(), $1::timestamptz - n * interval '1 second'
     from generate_series(1, 20000) as n
     join (select product_id, row_number() over (order by product_id) as place from stock_levels where product_id <> $2) level
       on level.place = 1 + n % 100`,
    [now, some],
  );
  await manager.query(
    `insert into stock_movements (event_id, product_id, kind, delta, reason, created_at)
     select 'r' || n, $1, 'RECEIPT', 5, 'came', $2::timestamptz - n * interval '1 hour' from generate_series(1, 200) as n`,
    [some, now],
  );
  await manager.query(`vacuum analyze`);
  const query = async (sql: string, values: unknown[]): Promise<unknown> => {
    const plan: { "QUERY PLAN": string }[] = await manager.query(`explain ${sql}`, values);
    plans.push(plan.map((line) => line["QUERY PLAN"]).join("\n"));
    return manager.query(sql, values);
  };
  lists = new StockListRepository({ manager: { query }, lists: { query } } as unknown as Database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function planOf(action: () => Promise<unknown>): Promise<string> {
  plans = [];
  await action();
  expect(plans).toHaveLength(1);
  return plans.join();
}

describe("levels", () => {
  const page = (sort: StockLevelSort, after: string | null = null): PageRequest =>
    readPageArguments({ first: 100, after }, sort, 2);

  test.each(stockLevelSorts.map((sort) => [sort]))("paging by %s returns each level once, in order", async (sort) => {
    const seen = new Set<string>();
    const values: (string | number)[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 4; pages += 1) {
      const rows = (await lists.listLevels({ atMost: 20 }, page(sort, after), now)).slice(0, 100);
      for (const { level, sortValue } of rows) {
        expect(level.onHand - level.reserved).toBeLessThanOrEqual(20);
        seen.add(level.productId);
        values.push(sortValue);
      }
      const last = rows.at(-1);
      after = last ? cursorOf(sort, [last.sortValue, last.level.productId]) : null;
    }
    expect(seen.size).toBe(Math.min(400, await lists.countLevels({ atMost: 20 })));
    const sorted = [...values].sort((left, right) => (left < right ? -1 : 1));
    expect(values).toEqual(sort.endsWith("_ASC") ? sorted : sorted.reverse());
  });

  test.each(stockLevelSorts.map((sort) => [sort]))("sorted by %s use an index", async (sort) => {
    const plan = await planOf(() => lists.listLevels({}, page(sort), now));
    expect(plan).not.toContain("Seq Scan on stock_levels");
    expect(plan).not.toContain("Sort");
  });

  test("filtered by product contain only these products", async () => {
    const [only, ...others] = await lists.listLevels({ productIds: [some, randomUUID()] }, page("UPDATED"), now);
    expect([only?.level, others]).toEqual([{ productId: some, onHand: 7, reserved: 1 }, []]);
  });

  test("leave out expired reservations", async () => {
    await testDatabase.database.manager.query(
      `insert into reservations (order_id, product_id, quantity, state, expires_at) values ($1, $2, 1, 'OPEN', $3)`,
      [randomUUID(), some, now],
    );
    const [found] = await lists.listLevels({ productIds: [some] }, page("UPDATED"), now);
    expect(found?.level.reserved).toBe(0);
  });
});

describe("movements", () => {
  const request = readPageArguments({ first: 100 }, "NEWEST", 2);
  const day = new Date("2026-05-31T00:00:00Z");

  test.each<[string, MovementFilter, number]>([
    ["all", {}, 20_200],
    ["of a product", { productId: some }, 200],
    ["of a kind", { kind: "RECEIPT" }, 200],
    ["of a kind that there is none of", { kind: "RETURN" }, 0],
    ["from a time on, inclusive", { productId: some, from: day }, 24],
    ["up to a time, exclusive", { productId: some, to: day }, 176],
    ["of a product and a kind", { productId: some, kind: "SALE" }, 0],
  ])("%s", async (_filter, filter, count) => {
    expect(await lists.countMovements(filter)).toBe(count);
    const rows = await lists.listMovements(filter, "NEWEST", request);
    expect(rows).toHaveLength(Math.min(101, count));
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((left, right) => right - left));
    if (filter.productId) expect(new Set(rows.map(({ productId }) => productId)).size).toBeLessThanOrEqual(1);
  });

  test.each<[string, MovementFilter]>([
    ["all", {}],
    ["of a product", { productId: some }],
    ["of a time", { from: day }],
    ...movementKinds.map((kind): [string, MovementFilter] => [kind, { kind }]),
    ...movementKinds.map((kind): [string, MovementFilter] => [`${kind} of a product`, { kind, productId: some }]),
  ])("%s use an index", async (_filter, filter) => {
    for (const sort of movementSorts)
      expect(await planOf(() => lists.listMovements(filter, sort, request))).not.toContain("Seq Scan");
  });

  test("are sorted oldest first, page by page", async () => {
    const rowsOf = async (page: PageRequest) =>
      (await lists.listMovements({ productId: some }, "OLDEST", page)).slice(0, 100);
    const first = await rowsOf(request);
    const last = first.at(-1);
    const rest = await rowsOf({ ...request, from: [last?.at.toISOString() ?? "", last?.position ?? ""] });
    const times = [...first, ...rest].map(({ at }) => at.getTime());
    expect(times).toEqual([...new Set(times)].sort((left, right) => left - right));
    expect(times).toHaveLength(200);
  });
});

test("updatedAt of a level changes only with its units on hand", async () => {
  const { manager } = testDatabase.database;
  const changed = async (set: string): Promise<boolean> => {
    const [row]: { isNew: boolean }[] = await manager.query(
      `with changed as (update stock_levels set ${set} where product_id = $1 returning updated_at)
       select updated_at > $2 as "isNew" from changed`,
      [some, now],
    );
    return row?.isNew ?? false;
  };
  expect(await changed("on_hand = on_hand, reserved = reserved + 1")).toBe(false);
  expect(await changed("on_hand = on_hand + 1")).toBe(true);
});
