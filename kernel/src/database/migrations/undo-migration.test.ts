import pg from "pg";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestDatabase } from "../../testing/test-database.js";
import { migrationState } from "./migration-state.js";
import { undoMigration } from "./undo-migration.js";

class Kept1700000000001 implements MigrationInterface {
  name = "Kept1700000000001";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create table parcels (id int primary key)");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table parcels rename to boxes");
    throw new Error("its rows would be lost");
  }
}

class Undone1700000000002 implements MigrationInterface {
  name = "Undone1700000000002";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table parcels add column weight int");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table parcels drop column weight");
  }
}

class Indexed1700000000003 implements MigrationInterface {
  name = "Indexed1700000000003";
  transaction = false;
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index concurrently parcels_weight on parcels (weight)");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index concurrently parcels_weight");
  }
}

const kept = "Kept1700000000001";
const undone = "Undone1700000000002";
const indexed = "Indexed1700000000003";
// TypeORM sorts them by their times
const migrations = [Indexed1700000000003, Kept1700000000001, Undone1700000000002];
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await TestDatabase.create("undo_migration", { entities: [], migrations });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

const undo = (name: string, known = migrations): Promise<void> =>
  undoMigration({ url: database.url, migrations: known, name });

async function columns(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select column_name::text as name from information_schema.columns where table_name = 'parcels' order by 1",
  );
  return rows.map(({ name }) => name);
}

test("only the last applied migration can be undone, and only by a program that has it", async () => {
  expect(await migrationState(client, migrations)).toEqual({
    applied: [kept, undone, indexed],
    pending: [],
    unknown: [],
  });
  await expect(undo(undone)).rejects.toThrow(`the last applied migration is ${indexed}; undo that one first`);
  await expect(undo(indexed, [Kept1700000000001])).rejects.toThrow("this program does not have it");
});

test("undoing removes what the migration added, in its transaction or outside of one", async () => {
  await undo(indexed);
  expect(await columns()).toEqual(["id", "weight"]);
  await undo(undone);
  expect(await columns()).toEqual(["id"]);
  expect(await migrationState(client, migrations)).toEqual({
    applied: [kept],
    pending: [undone, indexed],
    unknown: [],
  });
});

test("a migration that cannot be undone says why, and changes nothing", async () => {
  await expect(undo(kept)).rejects.toThrow("it cannot be undone: its rows would be lost");
  expect(await columns()).toEqual(["id"]);
  expect((await migrationState(client, migrations)).applied).toEqual([kept]);
  expect((await migrationState(client, [])).unknown).toEqual([kept]);
});
