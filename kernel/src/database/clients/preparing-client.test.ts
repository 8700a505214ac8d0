import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PreparingClient } from "./preparing-client.js";

const things = 2000;
let client: PreparingClient;

beforeAll(async () => {
  client = new PreparingClient({ connectionString: process.env.TEST_DATABASE_URL ?? "" });
  await client.connect();
  await client.query(`create temporary table things (id uuid primary key, part int not null)`);
  await client.query(`insert into things select gen_random_uuid(), n % 100 from generate_series(1, ${things}) n`);
  await client.query(`create index things_part on things (part)`);
  await client.query(`analyze things`);
});

afterAll(() => client.end());

/** Returns how often PostgreSQL ran a statement with the generic plan and with custom plans. */
async function plansOf(text: string): Promise<{ kept: number; made: number }> {
  const { rows } = await client.query<{ kept: number; made: number }>(
    `select generic_plans::int as kept, custom_plans::int as made from pg_prepared_statements where statement = '${text}'`,
  );
  return rows[0] ?? { kept: 0, made: 0 };
}

async function runTimes(times: number, text: string, values: unknown[]): Promise<void> {
  for (let time = 1; time <= times; time += 1) await client.query(text, values);
}

test.each([
  ["one key by =", `select id from things where id = $1`, [randomUUID()]],
  ["a list of one key", `select part from things where id = any($1)`, [[randomUUID()]]],
  ["a list of three", `select id, part from things where id = any($1::uuid[])`, [[1, 2, 3].map(() => randomUUID())]],
  ["a list beside another value", `select id from things where part < $1 and id = any($2)`, [50, [randomUUID()]]],
])("%s is planned five times only", async (_what, text, values) => {
  await runTimes(12, text, values);
  expect(await plansOf(text)).toEqual({ kept: 7, made: 5 });
});

test("a list finds each row once, even when it is short", async () => {
  const text = `select id from things where id = any($1) order by id`;
  const { rows: all } = await client.query<{ id: string }>(`select id from things order by id limit 12`);
  const ids = all.map(({ id }) => id);
  for (const count of [0, 1, 2, 9, 10, 12]) {
    const requested = ids.slice(0, count);
    const { rows } = await client.query<{ id: string }>(text, [requested]);
    expect(rows.map(({ id }) => id)).toEqual(requested);
  }
  const values = [[ids[0]]];
  await client.query(text, values);
  expect(values).toEqual([[ids[0]]]);
});

test.each([
  ["ids in a counted list", `select cardinality($1::uuid[]) as length from things where id = any($1) or true limit 1`],
  ["ids in a list that is read as rows", `select count(*)::int as length from unnest($1::uuid[]) as id`],
])("%s are sent unchanged", async (_what, text) => {
  const { rows } = await client.query(text, [[randomUUID()]]);
  expect(rows).toEqual([{ length: 1 }]);
});
