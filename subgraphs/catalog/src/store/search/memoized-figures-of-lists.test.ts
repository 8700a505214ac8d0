import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Database } from "@souk/kernel/database/database";
import { MemoizedFigures } from "@souk/kernel/cache/memoized-figures";
import { readPageArguments } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ProductFacets } from "../../domain/search/product-facets.js";
import type { ProductFilter } from "../../domain/search/product-filter.js";
import { catalogDatabase } from "../database-definition.js";
import { ProductFinderRepository } from "./product-finder-repository.js";
import { ProductRepository } from "../product/product-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let sent: string[] = [];
let store: ProductRepository;
let finder: ProductFinderRepository;

const page = readPageArguments({ first: 10 }, "NEWEST", 2);
const onSale: ProductFilter = { isActive: true };

beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
  const { manager } = testDatabase.database;
  const query = (sql: string, values: unknown[]): Promise<unknown> => {
    sent.push(sql);
    return manager.query(sql, values);
  };
  const watched = { manager: { query }, lists: { query } } as unknown as Database;
  const figures = new MemoizedFigures(100);
  store = new ProductRepository(watched, undefined, figures);
  finder = new ProductFinderRepository(watched, figures);
  await manager.query(`insert into categories (id, name, slug)
    select gen_random_uuid(), 'Category ' || n, 'category-' || n from generate_series(1, 3) as n`);
  await manager.query(`insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, tags, created_at, updated_at)
    select gen_random_uuid(), 'SKU-' || n, 'product-' || n, 'Product ' || n, 'PHYSICAL', n * 100, 'CAD', true, array['tag'], now(), now()
    from generate_series(1, 12) as n`);
  await manager.query(`insert into product_categories (product_id, category_id)
    select product.id, category.id from products product, categories category
    where product.sku <> 'SKU-12' and category.slug = 'category-1'`);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

/** Returns the count and facets of a list. */
async function figuresOf(filter: ProductFilter): Promise<{ count: number; facets: ProductFacets | undefined }> {
  const [first] = await store.listProducts(filter, page);
  const [count, [facets]] = await Promise.all([
    store.countProducts(filter, first?.catalogState),
    finder.facets([filter], first?.catalogState),
  ]);
  return { count, facets };
}

async function categoryCounts(): Promise<readonly number[]> {
  const categories: { id: string }[] = await testDatabase.database.manager.query(
    `select id from categories order by slug`,
  );
  const ids = categories.map(({ id }) => id);
  const counts = await store.countByCategory(ids, onSale, await store.seeState());
  return ids.map((id) => counts.get(id) ?? 0);
}

async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  sent = [];
  await run();
  return sent.length;
}

test("counts are cached while nothing changes", async () => {
  await figuresOf(onSale);
  await categoryCounts();
  expect(await statementsOf(() => figuresOf(onSale))).toBe(1);
  expect(await statementsOf(categoryCounts)).toBe(1);
  expect(await statementsOf(() => figuresOf({ ...onSale, tags: ["tag"] }))).toBe(3);
});

test("a list filtered by ids is counted each time", async () => {
  const [first] = await store.listProducts(onSale, page);
  const filter = { ...onSale, ids: [first?.product.id ?? ""] };
  await figuresOf(filter);
  expect(await statementsOf(() => figuresOf(filter))).toBe(3);
});

const onlyOne = `where sku = 'SKU-1'`;

test.each([
  ["a price", `update products set price_minor = 99900 ${onlyOne}`],
  ["a product taken off sale", `update products set is_active = false ${onlyOne}`],
  ["tags", `update products set tags = array['tag', 'new'] where sku = 'SKU-2'`],
  ["a category's name", `update categories set name = 'Other' where slug = 'category-1'`],
  [
    "what is put into a category",
    `insert into product_categories (product_id, category_id)
     select product.id, category.id from products product, categories category
     where product.sku = 'SKU-12' and category.slug = 'category-2'`,
  ],
  [
    "what is taken out of one",
    `delete from product_categories where product_id = (select id from products where sku = 'SKU-3')`,
  ],
  [
    "a new product",
    `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, tags, created_at, updated_at)
     values (gen_random_uuid(), 'SKU-13', 'product-13', 'Product 13', 'PHYSICAL', 5, 'CAD', true, '{}', now(), now())`,
  ],
  ["a retired product", `update products set deleted_at = now(), is_active = false where sku = 'SKU-4'`],
])("%s appears in the next counts and facets", async (_change, sql) => {
  const before = { list: await figuresOf(onSale), counts: await categoryCounts() };
  await testDatabase.database.manager.query(sql);
  const after = { list: await figuresOf(onSale), counts: await categoryCounts() };
  expect(after).not.toEqual(before);
  const anew = new ProductRepository(testDatabase.database);
  expect(after.list.count).toBe(await anew.countProducts(onSale));
  expect([after.list.facets]).toEqual(await new ProductFinderRepository(testDatabase.database).facets([onSale]));
});

test("a change that began first and is committed last appears in the next counts and facets", async () => {
  const { database } = testDatabase;
  await database.transaction(async (last) => {
    await last.query(`update products set price_minor = 1 where sku = 'SKU-5'`);
    await database.transaction((first) => first.query(`update products set price_minor = 2 where sku = 'SKU-6'`));
    expect((await figuresOf(onSale)).facets?.price?.min.amountMinor).toBe(2);
  });
  expect((await figuresOf(onSale)).facets?.price?.min.amountMinor).toBe(1);
});

test("change records are deleted after an hour", async () => {
  const { manager } = testDatabase.database;
  await manager.query(`update catalog_changes set changed_at = now() - interval '2 hours'`);
  await manager.query(`update products set price_minor = 3 where sku = 'SKU-5'`);
  expect(await manager.query(`select count(*)::int as count from catalog_changes`)).toEqual([{ count: 1 }]);
});
