import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { MemoizedFigures } from "@souk/kernel/cache/memoized-figures";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { cursorOf, pageOf, readPageArguments, type PageArguments } from "@souk/kernel/values/page";
import { productOrder, type ListedProduct, type ProductFilter } from "../../domain/search/product-filter.js";
import { maxCandidates } from "../../domain/search/search-ranking.js";
import { catalogDatabase } from "../database-definition.js";
import { SearchReader } from "./search-reader.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let reader: SearchReader;

/** "oak" is frequent, "elm" is frequent in descriptions, "ash" and "rowan" are rare; "elm" is old in names. */
beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
  await testDatabase.database.manager.query(
    `insert into products (id, sku, slug, name, description, kind, price_minor, currency, is_active, tags, created_at, updated_at)
     select md5('bounded ' || n)::uuid, 'B-' || n, 'b-' || n,
       concat_ws(' ', case when n % 3 = 0 then 'Oak' end, case when n % 40 = 0 then 'Ash' end,
         case when n < 30 then 'Elm' end, case when n = 7 then 'Rowan' end, (array['table', 'chair', 'oakum', 'étagère'])[1 + n % 4]),
       case when n % 2 = 0 then 'Made of elm' else 'Tressé' end, 'PHYSICAL', 100 + n * 7 % 900, 'CAD', n % 11 <> 0,
       array['tag-' || n % 5, case when n < 1500 then 'old' else 'new' end], timestamptz '2026-01-01Z' + n / 3 * interval '1 minute', now()
     from generate_series(1, 3000) n`,
  );
  await testDatabase.database.manager.query(
    `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
     values (md5('exact')::uuid, 'EXACT', 'exact', 'Oak', 'PHYSICAL', 1, 'CAD', true, '2020-01-01Z', now())`,
  );
  await testDatabase.database.manager.query("analyze");
  reader = new SearchReader(testDatabase.database, new MemoizedFigures(100));
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function page(filter: ProductFilter, given: PageArguments): Promise<readonly ListedProduct[]> {
  return reader.list(filter, readPageArguments(given, productOrder(null, filter.search), 2));
}

/** Reads all pages in one direction. `between` runs before each page but the first. */
async function walk(
  filter: ProductFilter,
  {
    size,
    backward = false,
    between,
  }: { size: number; backward?: boolean; between?: (page: number) => Promise<unknown> },
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let number = 0; ; number += 1) {
    if (number > 0) await between?.(number);
    const given = backward ? { last: size, before: cursor } : { first: size, after: cursor };
    const request = readPageArguments(given, "RELEVANCE", 2);
    const { rows, hasNextPage, hasPreviousPage } = pageOf(request, await reader.list(filter, request));
    ids[backward ? "unshift" : "push"](...rows.map(({ product }) => product.id));
    const last = backward ? rows[0] : rows.at(-1);
    if (!last || !(backward ? hasPreviousPage : hasNextPage)) return ids;
    cursor = cursorOf("RELEVANCE", [last.sortValue, last.product.id]);
  }
}

/** Ranks all hits, without limits. `words`: a query of to_tsquery. */
async function rankedExhaustively(words: string, search: string, more = "true"): Promise<string[]> {
  const rows: { id: string }[] = await testDatabase.database.manager.query(
    `select id from products where search_vector @@ to_tsquery('simple', $1) and is_active and deleted_at is null and ${more}
     order by ((ts_rank(search_vector, to_tsquery('simple', $1)) + word_similarity($2, sort_name) + case when sort_name = $2 then 1 else 0 end) * 1000000)::bigint desc,
       created_at desc, id desc`,
    [words, search],
  );
  return rows.map(({ id }) => id);
}

const onSale = { isActive: true } as const;

describe("a search below the limit", () => {
  const words = ["ash", "elm", "oak", "rowan", "table", "oakum", "etagere", "tresse", "b", "17"];
  const searches = words.flatMap((one, place) => [[one], ...words.slice(place + 1).map((other) => [one, other])]);

  test("has the order of an exhaustive ranking", async () => {
    let compared = 0;
    for (const pair of searches) {
      const expected = await rankedExhaustively(pair.map((word) => `${word}:*`).join(" & "), pair.join(" "));
      const found = await walk({ ...onSale, search: pair.join(" ") }, { size: 30 });
      if (expected.length < maxCandidates) {
        expect(found).toEqual(expected);
        compared += 1;
      } else expect(found.toSorted()).toEqual(expected.toSorted());
    }
    expect(compared).toBeGreaterThan(15);
  });

  test("has the same order with other filters", async () => {
    const expected = await rankedExhaustively("ash:*", "ash", "tags @> array['tag-0'] and price_minor < 500");
    const filter = { ...onSale, search: "ash", tags: ["tag-0"], ranges: { price: { max: 499 } } };
    expect(expected.length).toBeGreaterThan(5);
    expect(await walk(filter, { size: 7 })).toEqual(expected);
  });
});

describe("a search above the limit", () => {
  test("begins with the product whose name it is, however old", async () => {
    const [first] = await page({ ...onSale, search: "oak" }, { first: 5 });
    expect(first?.product.sku).toBe("EXACT");
  });

  test("ranks old products with a word in the name before new ones with it in the description", async () => {
    const rows = await page({ ...onSale, search: "elm" }, { first: 20 });
    expect(rows.slice(0, 20).every(({ product }) => product.name.includes("Elm"))).toBe(true);
  });

  test.each([
    ["forward", { size: 37 }],
    ["backward", { size: 37, backward: true }],
    ["in the largest pages", { size: 100 }],
  ])("returns each product once %s", async (_direction, options) => {
    const expected = await rankedExhaustively("oak:*", "oak");
    const found = await walk({ ...onSale, search: "oak" }, options);
    expect(found).toHaveLength(expected.length);
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found).toEqual(await walk({ ...onSale, search: "oak" }, { size: 50 }));
  });

  test("with a filter that recent products do not meet returns each product once, those with the word in the name first", async () => {
    const filter = { ...onSale, search: "oak", tags: ["old"] };
    const expected = await rankedExhaustively("oak:*", "oak", "tags @> array['old']");
    expect(expected.length).toBeGreaterThan(3 * maxCandidates);
    expect((await walk(filter, { size: 60 })).toSorted()).toEqual(expected.toSorted());
    const byDescription = { ...filter, search: "elm" };
    const [found] = await page(byDescription, { first: 1 });
    expect(found?.product.name).toContain("Elm");
  });

  test("returns each product once while others are added", async () => {
    const before = await walk({ ...onSale, search: "elm" }, { size: 40 });
    const add = (number: number): Promise<unknown> =>
      testDatabase.database.manager.query(
        `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
         select gen_random_uuid(), 'N-' || $1::int || '-' || n, 'n-' || $1::int || '-' || n, 'Elm', 'PHYSICAL', 1, 'CAD', true, now(), now()
         from generate_series(1, 5) n`,
        [number],
      );
    const during = await walk({ ...onSale, search: "elm" }, { size: 40, between: add });
    expect(new Set(during).size).toBe(during.length);
    expect(during.filter((id) => before.includes(id))).toEqual(before);
  });

  test.each(["PRICE_ASC", "NAME_DESC"] as const)("by %s is sorted whole", async (sort) => {
    const request = readPageArguments({ first: 50 }, sort, 2);
    const rows = await reader.list({ ...onSale, search: "oak" }, request);
    const order = sort === "PRICE_ASC" ? "price_minor, id" : "sort_name desc, id desc";
    const expected: { id: string }[] = await testDatabase.database.manager.query(
      `select id from products where search_vector @@ to_tsquery('simple', 'oak:*') and is_active order by ${order} limit 51`,
    );
    expect(rows.map(({ product }) => product.id)).toEqual(expected.map(({ id }) => id));
  });
});

test.each([
  ["a text", '["RELEVANCE","soon","me"]'],
  ["a number of an earlier release", '["RELEVANCE","1607934","11111111-1111-1111-1111-111111111111"]'],
  ["an impossible time", '["RELEVANCE","[1,9e20,null,null,null]","11111111-1111-1111-1111-111111111111"]'],
])("a cursor with %s is refused", async (_case, values) => {
  const after = Buffer.from(values).toString("base64url");
  await expect(page({ ...onSale, search: "oak" }, { after })).rejects.toThrow("after is not a cursor of this list");
});
