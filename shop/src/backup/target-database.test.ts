import { ordersDatabase } from "@souk/orders/database";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BackedUpDatabase } from "./manifest.js";
import { openClient, recreateTables, refuseOtherReleases } from "./target-database.js";

let target: TestDatabase;

beforeAll(async () => {
  target = await TestDatabase.create("restored", { entities: [], migrations: [] });
});

afterAll(() => target[Symbol.asyncDispose]());

const [Baseline] = ordersDatabase.migrations;
const { name, replaces } = new Baseline();

function backup(migrations: readonly string[]): BackedUpDatabase {
  return { name: "orders", migrations, jobMigration: null, tables: [], sequences: [] };
}

test.each([
  ["0.3, which ran each migration", [...replaces, name]],
  ["a release that ran the baseline alone", [name]],
])("the tables of a backup of %s are created", async (_release, migrations) => {
  await refuseOtherReleases(backup(migrations));
  await recreateTables(backup(migrations), target.url, 5000);
  await using opened = await openClient("orders", target.url);
  expect((await opened.client.query("select from orders")).rowCount).toBe(0);
});

test.each([
  ["a later release", [name, "Later1999999999999"], "the backup is of a later release: orders has Later1999999999999"],
  [
    "a release before 0.3",
    [...replaces],
    "the backup is of a release before the first tables that this one creates for orders",
  ],
])("a backup of %s is refused", async (_release, migrations, message) => {
  await expect(refuseOtherReleases(backup(migrations))).rejects.toThrow(message);
});
