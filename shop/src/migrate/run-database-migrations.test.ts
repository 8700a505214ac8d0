import { afterAll, beforeAll, expect, test } from "vitest";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { shippingDatabase } from "@souk/shipping/database";
import { migrateProject } from "./migrate-project.js";
import { printDown, printStatus, printUp } from "./run-database-migrations.js";

let database: TestDatabase;
let lines: string[];
const output = { out: (line: string) => lines.push(line), printError: (line: string) => lines.push(line) };

beforeAll(async () => {
  database = await TestDatabase.create("shipping", shippingDatabase);
});

afterAll(() => database[Symbol.asyncDispose]());

const databases = () => [{ name: "shipping", urls: [database.url] }];

async function status(): Promise<{ code: number; pending: string[]; applied: string[] }> {
  lines = [];
  const code = await printStatus(databases(), output, { json: true });
  const [state] = JSON.parse(lines.join("\n")).databases;
  return { code, ...state };
}

async function down(subgraph: string, migration: string): Promise<{ code: number; text: string }> {
  lines = [];
  return { code: await printDown(databases(), output, { subgraph, migration }), text: lines.join("\n") };
}

test("S2-76: a migration is undone by its name, is then pending, and runs again", async () => {
  const before = await status();
  expect(before).toMatchObject({ code: 0, pending: [] });
  const [first = "", last = ""] = [before.applied[0], before.applied.at(-1)];

  expect(await down("shiping", last)).toEqual({
    code: 2,
    text: "there is no database of shiping; did you mean shipping?",
  });
  expect(await down("shipping", first)).toMatchObject({
    code: 2,
    text: expect.stringContaining("undo that one first"),
  });
  expect(await down("shipping", last)).toMatchObject({ code: 0 });
  expect(await status()).toMatchObject({ code: 1, pending: [last], applied: before.applied.slice(0, -1) });

  lines = [];
  expect(await printStatus(databases(), output, { json: false })).toBe(1);
  expect(lines).toEqual([
    `shipping  ${before.applied.length - 1} applied, the last is ${before.applied.at(-2)}`,
    `          pending  ${last}`,
  ]);

  lines = [];
  expect(await printUp(databases(), output)).toBe(1);
  expect(lines).toEqual([`shipping: migrated ${last}`]);
  expect(await status()).toEqual(before);
});

test("a role that PostgreSQL does not know is a line, and no fault of the program", async () => {
  lines = [];
  const url = Object.assign(new URL(database.url), { username: "nobody" }).href;
  const args = ["down", "shipping", "WholeInsertion1760000001091"];
  expect(await migrateProject(args, { SHIPPING_DATABASE_URL: url, DATABASE_URL: url }, output)).toBe(2);
  expect(lines).toEqual([expect.stringMatching(/^PostgreSQL refused a statement: .*nobody/)]);
});

test("a database that does not exist has applied nothing, and other errors name the database", async () => {
  lines = [];
  const missing = Object.assign(new URL(database.url), { pathname: "/missing_database" }).href;
  expect(await printStatus([{ name: "cart", urls: [missing] }], output, { json: false })).toBe(1);
  expect(lines[0]).toBe("cart  0 applied");
  const closed = "postgres://souk@127.0.0.1:1/souk_cart";
  await expect(printStatus([{ name: "cart", urls: [closed] }], output, { json: false })).rejects.toThrow(
    "cannot read the database of cart",
  );
});
