import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import pg from "pg";
import { withDatabase } from "../config/database-settings.js";
import { migrateJobs } from "../jobs/jobs.js";
import { MigrationConnection } from "./migrations/migration-connection.js";
import { provideServiceDatabases, type ServiceDatabases } from "./service-databases.js";

const server = process.env.TEST_DATABASE_URL ?? "";
let id: string;
/** The names of databases and of roles. */
let orders: string;
let cart: string;
let auditRole: string;

beforeEach(() => {
  id = randomBytes(5).toString("hex");
  [orders, cart, auditRole] = [`own_${id}_orders`, `own_${id}_cart`, `own_${id}_audit`];
});

afterEach(async () => {
  for (const name of [orders, cart]) await query(server, `drop database if exists ${name}`);
  for (const role of [orders, cart, auditRole, `own_${id}_operator`])
    await query(server, `drop role if exists ${role}`);
});

async function addJobTables(url: string): Promise<void> {
  await using connection = await MigrationConnection.open(url);
  await migrateJobs(connection);
}

function provide(serverUrl = server, secret = "the same everywhere"): Promise<ServiceDatabases> {
  const databases = [
    { service: "orders", name: orders },
    { service: "cart", name: cart },
  ];
  return provideServiceDatabases({ serverUrl, secret, databases, auditRole, waitMs: 5000 });
}

async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

function urlOf({ urls }: ServiceDatabases, service: string): string {
  return urls[service] ?? "";
}

/** Returns the URL of another database with the same credentials. */
function onDatabase(url: string, name: string): string {
  return withDatabase(url, name);
}

describe("service databases", () => {
  test("S0-19, S1-63, S3-12: a service's role owns its database and cannot connect to another one", async () => {
    const provided = await provide();
    expect(provided.refused).toEqual([]);
    await query(urlOf(provided, "orders"), "create extension pg_trgm", "create table kept (id int)");
    await expect(query(onDatabase(urlOf(provided, "cart"), orders), "select 1")).rejects.toThrow(/permission denied/);
    await expect(query(onDatabase(urlOf(provided, "orders"), cart), "select 1")).rejects.toThrow(/permission denied/);
    const [role] = await query(
      urlOf(provided, "cart"),
      `
      select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as powerful
      from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ powerful: false });
  });

  test("a second start changes nothing, and another secret changes the passwords", async () => {
    const first = await provide();
    expect(await provide()).toEqual(first);
    const other = await provide(server, "another one");
    await expect(query(urlOf(first, "orders"), "select 1")).rejects.toThrow(/password authentication failed/);
    expect(await query(urlOf(other, "orders"), "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("two concurrent starts produce the same databases", async () => {
    const [one, other] = await Promise.all([provide(), provide()]);
    expect(one).toEqual(other);
    expect(await query(urlOf(one, "orders"), "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("the audit's role can read every table, including job tables and later ones, and write none", async () => {
    const provided = await provide();
    const own = urlOf(provided, "orders");
    await addJobTables(own);
    await query(own, "create schema later", "create table later.kept (id int)", "insert into later.kept values (7)");
    await query(own, "select graphile_worker.add_job('work')");
    const audit = onDatabase(provided.auditUrl ?? "", orders);
    expect(await query(audit, "select id from later.kept")).toEqual([{ id: 7 }]);
    expect(
      await query(
        audit,
        "select identifier as task from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = task_id",
      ),
    ).toEqual([{ task: "work" }]);
    for (const write of [
      "insert into later.kept values (8)",
      "set default_transaction_read_only = off; delete from later.kept",
    ])
      await expect(query(audit, write)).rejects.toThrow(/read-only transaction|permission denied/);
  });

  test("a database created by an older version as another role is transferred with its data", async () => {
    await query(server, `create database ${orders}`);
    await query(
      withDatabase(server, orders),
      "create extension pg_trgm",
      "create schema sandbox",
      "create table sandbox.kept (id bigserial primary key, word text)",
      "create index on sandbox.kept using gin (word gin_trgm_ops)",
      "create sequence numbers start 101",
      "create type mood as enum ('good')",
      "create view seen as select * from sandbox.kept",
      "create function stamp() returns trigger language plpgsql as $$ begin new.word := 'stamped'; return new; end $$",
      // as arguments of a routine, the types of these two are the same
      "create function word_of(id int, out word text) language sql as $$ select 'one' $$",
      "create function word_of(id int, word text) returns text language sql as $$ select word $$",
      "create trigger stamped before insert on sandbox.kept for each row execute function stamp()",
      "insert into sandbox.kept (word) values ('old')",
    );
    await addJobTables(withDatabase(server, orders));
    const own = urlOf(await provide(), "orders");
    await query(
      own,
      "alter table sandbox.kept add column more int",
      "insert into sandbox.kept (word) values ('new')",
      "drop view seen",
    );
    await query(
      own,
      "create or replace function stamp() returns trigger language plpgsql as $$ begin return new; end $$",
    );
    await query(
      own,
      "alter type mood add value 'bad'",
      "select nextval('numbers')",
      "select graphile_worker.add_job('work')",
    );
    await addJobTables(own);
    expect(await query(own, "select id, word from sandbox.kept order by id")).toEqual([
      { id: "1", word: "stamped" },
      { id: "2", word: "stamped" },
    ]);
  });

  test("an operator's role with permission to create roles and databases is sufficient", async () => {
    const operator = `own_${id}_operator`;
    await query(server, `create role ${operator} login createrole createdb password 'secret'`);
    const url = Object.assign(new URL(server), { username: operator, password: "secret" }).href;
    await query(url, `create database ${orders}`);
    await query(withDatabase(url, orders), "create table kept (id int)", "insert into kept values (1)");
    const provided = await provide(url);
    expect(provided.refused).toEqual([]);
    expect(
      await query(urlOf(provided, "orders"), "alter table kept add column more int", "select id from kept"),
    ).toEqual([{ id: 1 }]);
    await expect(query(onDatabase(urlOf(provided, "cart"), orders), "select 1")).rejects.toThrow(/permission denied/);
    expect(await query(onDatabase(provided.auditUrl ?? "", orders), "select id from kept")).toEqual([{ id: 1 }]);
  });

  test("a server role without permission to create roles is reported for each service, and nothing changes", async () => {
    const operator = `own_${id}_operator`;
    await query(server, `create role ${operator} login createdb password 'secret'`);
    const url = Object.assign(new URL(server), { username: operator, password: "secret" }).href;
    const reason = `the role ${operator} may not create roles and databases`;
    expect(await provide(url)).toEqual({
      urls: {},
      auditUrl: undefined,
      refused: [
        { service: "orders", reason },
        { service: "cart", reason },
      ],
    });
  });

  test("an existing role that Souk did not create stays unchanged", async () => {
    await query(server, `create role ${orders} login password 'of another program'`);
    const { urls, refused } = await provide();
    expect(Object.keys(urls)).toEqual(["cart"]);
    expect(refused).toEqual([{ service: "orders", reason: `the role ${orders} exists, but Souk did not create it` }]);
  });
});
