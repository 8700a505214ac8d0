import { afterAll, beforeAll, expect, test } from "vitest";
import { text, number, list, type CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import pg from "pg";
import { runMigrate } from "./run-migrate.js";

const label = { en: "A field", fr: "Un champ" };
const options = { label, filter: true };
const declared: CustomFields = {
  Product: {
    origin: text({ ...options, sort: true, search: true }),
    year: number(options),
    notes: list({ ...options, of: text({ label }) }),
    plain: text({ label }),
  },
};

const others = ["categories", "courses", "orders", "order_lines", "users", "addresses"];
const tables = `create table products (id uuid primary key, custom jsonb not null default '{}', deleted_at timestamptz);
  ${others.map((table) => `create table ${table} (id uuid primary key, custom jsonb not null default '{}');`).join("\n")}`;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await TestDatabase.create("migrate", { entities: [], migrations: [] });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(tables);
});

afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

async function run(customFields: CustomFields, { isPlan = false } = {}): Promise<{ lines: string[] }> {
  const lines: string[] = [];
  const report = (line: string): void => void lines.push(line);
  const urls = { accounts: database.url, catalog: database.url, courses: database.url, orders: database.url };
  await runMigrate({ environment: {}, customFields, urls, isPlan, out: report });
  return { lines };
}

async function indexes(): Promise<string[]> {
  const { rows } = await client.query<{ indexname: string }>(
    `select indexname from pg_indexes where indexname like '%\\_custom\\_%' order by indexname`,
  );
  return rows.map(({ indexname }) => indexname.replace(/_[0-9a-f]{8}$/, ""));
}

const all = ["products_custom_notes", "products_custom_origin", "products_custom_words", "products_custom_year"];

test("a migration creates the indexes that the declarations need, and drops the others", async () => {
  const plan = await run(declared, { isPlan: true });
  expect(plan.lines).toHaveLength(5);
  expect(plan.lines[0]).toMatch(/^catalog: create index concurrently products_custom_origin_[0-9a-f]{8} on products/);
  expect(plan.lines.at(-1)).toBe("catalog: analyze products;");
  expect(await indexes()).toEqual([]);

  expect(await run(declared)).toEqual(plan);
  expect(await indexes()).toEqual(all);
  expect((await run(declared)).lines).toEqual(["nothing to change"]);

  const { lines } = await run({ Product: { year: number(options) } });
  expect(lines).toHaveLength(3);
  expect(await indexes()).toEqual(["products_custom_year"]);
});

test("a migration creates an index again that an interruption has left invalid", async () => {
  await run(declared);
  const { rows } = await client.query<{ name: string }>(
    `update pg_index set indisvalid = false from pg_class named
     where named.oid = indexrelid and named.relname like 'products\\_custom\\_year%' returning named.relname as name`,
  );
  const { lines } = await run(declared);
  expect(lines[0]).toBe(`catalog: drop index concurrently if exists ${rows[0]?.name};`);
  expect(lines).toHaveLength(3);
  expect(await indexes()).toEqual(all);
});

test("the indexes serve the conditions and the order of a field", async () => {
  await run(declared);
  await client.query(`insert into products (id, custom)
    select gen_random_uuid(), jsonb_build_object('origin', 'O' || n, 'year', n, 'notes', jsonb_build_array('n' || n))
    from generate_series(1, 5000) as n; analyze products`);
  const { customConditionSql, customSortKey } = await import("@souk/kernel/custom-fields/custom-columns");
  const { readCustomFilter } = await import("@souk/kernel/custom-fields/custom-filter");
  const { entityFields } = await import("@souk/kernel/custom-fields/entity-fields");
  const { SqlParameters } = await import("@souk/kernel/database/sql-parameters");
  const fields = entityFields(declared, "Product", { currency: "CAD" });
  const given = { origin: ["O7"], minYear: 4999, notes: ["n7"] };
  for (const [name, value] of Object.entries(given)) {
    const read = readCustomFilter(fields, { [name]: value }, "CAD");
    const [condition] = read.ok ? read.conditions : [];
    if (!condition) throw new Error(`no condition for ${name}`);
    const parameters = new SqlParameters();
    const sql = customConditionSql(condition, "product.custom", parameters);
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `explain select id from products product where deleted_at is null and ${sql}`,
      parameters.values,
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain(`products_custom_${condition.field.name}`);
  }
  const [origin] = fields;
  const { value } = customSortKey(origin!.stored, "product.custom");
  const { rows } = await client.query<{ "QUERY PLAN": string }>(
    `explain select id from products product where deleted_at is null order by ${value}, id limit 5`,
  );
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("products_custom_origin");
});
