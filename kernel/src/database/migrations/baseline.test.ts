import type { MigrationInterface, QueryRunner } from "typeorm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "../../logging/logger.js";
import { TestDatabase } from "../../testing/test-database.js";
import { openDatabase } from "../database.js";
import { Baseline } from "./baseline.js";
import { migrationState, type MigrationClass } from "./migration-state.js";
import { undoMigration } from "./undo-migration.js";

class Parcels1700000000001 implements MigrationInterface {
  name = "Parcels1700000000001";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create table parcels (id int primary key)");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table parcels");
  }
}

class Weights1700000000002 implements MigrationInterface {
  name = "Weights1700000000002";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table parcels add column weight int");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table parcels drop column weight");
  }
}

class Baseline1700000000002 extends Baseline {
  readonly name = "Weights1700000000002";
  readonly release = "1.2";
  readonly replaces = ["Parcels1700000000001"];
  protected readonly sql = `
    create table parcels (id int primary key, weight int);
    create function heaviest() returns int language sql as $$ select heavier_than(0) $$;
    create function heavier_than(bound int) returns int language sql as $$ select max(weight) from parcels where weight > bound $$;`;
}

const ofRelease = [Parcels1700000000001, Weights1700000000002];
const replaced = "Parcels1700000000001";
const name = "Weights1700000000002";
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await TestDatabase.create("baseline", { entities: [], migrations: [] });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

async function migrate(migrations: readonly MigrationClass[]): Promise<void> {
  const { settings } = database;
  const opened = await openDatabase({ entities: [], migrations, settings, logger: createLogger("test", "silent") });
  await opened[Symbol.asyncDispose]();
}

async function names(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select name from migrations order by id");
  return rows.map((row) => row.name);
}

const empty = (): Promise<unknown> => client.query("drop schema public cascade; create schema public");

test("a new database gets its tables, and the names by which the program of that release has nothing to run", async () => {
  await empty();
  await migrate([Baseline1700000000002]);
  expect(await names()).toEqual([replaced, name]);
  expect((await migrationState(client, ofRelease)).pending).toEqual([]);
  await migrate(ofRelease);
  expect((await client.query("select heaviest()")).rowCount).toBe(1);
});

test("a database of the release has run it; its status is one migration, which cannot be undone", async () => {
  await empty();
  await migrate(ofRelease);
  await migrate([Baseline1700000000002]);
  const state = await migrationState(client, [Baseline1700000000002]);
  expect(state).toEqual({ applied: [name], pending: [], unknown: [] });
  await expect(undoMigration({ url: database.url, migrations: [Baseline1700000000002], name })).rejects.toThrow(
    "it cannot be undone: it creates the first tables",
  );
});

test("a database of an earlier release is refused, and stays as it is", async () => {
  await empty();
  await migrate([Parcels1700000000001]);
  await expect(migrate([Baseline1700000000002])).rejects.toThrow(
    "is of a release before 1.2; start version 1.2 once, which migrates it, and then this one",
  );
  expect(await names()).toEqual([replaced]);
});
