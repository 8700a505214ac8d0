import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Database } from "@souk/kernel/database/database";
import { readPageArguments } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { productSorts, type ProductFilter, type ProductOrder } from "../../domain/search/product-filter.js";
import { catalogDatabase } from "../database-definition.js";
import { ProductFinderRepository } from "./product-finder-repository.js";
import { ProductRepository } from "../product/product-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let plans: string[] = [];
/** A database that records the plan of each statement. */
let watched: Database;
const requested = randomUUID();

beforeAll(async () => {
  testDatabase = await openTestDatabase("catalog", catalogDatabase);
  const { manager } = testDatabase.database;
  await manager.query(`insert into categories (id, name, slug)
    select gen_random_uuid(), 'Category ' || n, 'category-' || n from generate_series(1, 200) as n`);
  await manager.query(
    `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, tags, created_at, updated_at)
     select case n when 1 then $1 else gen_random_uuid() end, 'SKU-' || n, 'product-' || n, left(md5(n::text), 6) || ' thing ' || n,
       'PHYSICAL', n, 'CAD', true, array['tag-' || n % 1000], now() - n * interval '1 minute', now() - n * interval '1 minute'
     from generate_series(1, 5000) as n`,
    [requested],
  );
  await manager.query(`insert into product_categories (product_id, category_id)
    select product.id, category.id from products product join categories category
      on category.slug = 'category-' || 1 + product.price_minor % 200`);
  await manager.query(`vacuum analyze`);
  const query = async (sql: string, values: unknown[]): Promise<unknown> => {
    const plan: { "QUERY PLAN": string }[] = await manager.query(`explain ${sql}`, values);
    plans.push(plan.map((line) => line["QUERY PLAN"]).join("\n"));
    return manager.query(sql, values);
  };
  watched = { manager: { query }, lists: { query } } as unknown as Database;
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function plansOf(run: () => Promise<unknown>): Promise<string> {
  plans = [];
  await run();
  expect(plans).not.toEqual([]);
  return plans.join("\n");
}

const sorts = productSorts.map((sort): [string, ProductFilter, ProductOrder] => [sort, { isActive: true }, sort]);

test.each<[string, ProductFilter, ProductOrder]>([
  ...sorts,
  ["a part of the name", { name: "c4ca42" }, "NEWEST"],
  ["tags", { tags: ["tag-7"] }, "NEWEST"],
  ["categories", { categorySlugs: ["category-7", "category-8"] }, "NEWEST"],
  ["ids", { ids: [requested] }, "NEWEST"],
  ["a rare word", { search: "c4ca42" }, "RELEVANCE"],
  ["a frequent word", { search: "thing" }, "RELEVANCE"],
  ["a frequent word on sale", { search: "thing", isActive: true }, "RELEVANCE"],
  ["a frequent word and a tag", { search: "thing", tags: ["tag-7"] }, "RELEVANCE"],
  ["a frequent word, sorted by price", { search: "thing" }, "PRICE_ASC"],
])("a page by %s does not scan or sort a whole table", async (_name, filter, order) => {
  const store = new ProductRepository(watched);
  const plan = await plansOf(() => store.listProducts(filter, readPageArguments({ first: 10 }, order, 2)));
  expect(plan).not.toContain("Seq Scan on products");
  // The plan sorts the pictures of each product in a subplan.
  if (filter.search === undefined && filter.isActive) expect(plan.split("SubPlan")[0]).not.toContain("Sort");
});

/** The number of rows that each node of a plan has read from a table or an index. */
async function rowsRead(run: (database: Database) => Promise<unknown>): Promise<number[]> {
  const read: number[] = [];
  const query = async (sql: string, values: unknown[]): Promise<unknown> => {
    const [plan]: { "QUERY PLAN": [{ Plan: PlanNode }] }[] = await testDatabase.database.manager.query(
      `explain (analyze, format json) ${sql}`,
      values,
    );
    if (plan) read.push(...scansOf(plan["QUERY PLAN"][0].Plan));
    return testDatabase.database.manager.query(sql, values);
  };
  await run({ manager: { query }, lists: { query } } as unknown as Database);
  return read;
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

function scansOf(node: PlanNode): number[] {
  const rows = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  const isScan = /^(Seq|Index|Index Only|Bitmap Heap) Scan$/.test(node["Node Type"]);
  return [...(isScan ? [rows] : []), ...(node.Plans ?? []).flatMap(scansOf)];
}

test.each<[string, ProductFilter, ProductOrder]>([
  ["by relevance", { search: "thing", isActive: true }, "RELEVANCE"],
  ["by price", { search: "thing", isActive: true }, "PRICE_ASC"],
  ["of two words", { search: "thing sku", isActive: true }, "RELEVANCE"],
])("a page of a word that all products have, %s, reads a limited number of them", async (_name, filter, order) => {
  const request = readPageArguments({ first: 10 }, order, 2);
  const read = await rowsRead((database) => new ProductRepository(database).listProducts(filter, request));
  expect(read.length).toBeGreaterThan(2);
  expect(Math.max(...read)).toBeLessThanOrEqual(1000);
});

test("related products do not scan a whole table", async () => {
  const finder = new ProductFinderRepository(watched);
  expect(await plansOf(() => finder.relatedProducts([requested], 6))).not.toContain("Seq Scan on products");
});
