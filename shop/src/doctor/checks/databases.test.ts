import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { shippingDatabase } from "@souk/shipping/database";
import pg from "pg";
import { settingPrefix } from "@souk/kernel/config/subgraph-addresses";
import { databaseNames } from "../../audit/database-snapshot.js";
import { refusalFinding } from "../database/refusal-finding.js";
import { doctorView } from "../doctor-view.js";
import type { Finding } from "../finding.js";
import { checkDatabases } from "./databases.js";

const role = "doctor_of_shipping";
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await TestDatabase.create("shipping", shippingDatabase);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`drop role if exists ${role}; create role ${role} login password 'known'`);
});

afterAll(async () => {
  await client.query(`drop owned by ${role}; drop role ${role}`);
  await client.end();
  await database[Symbol.asyncDispose]();
});

async function findingsOf(url: string): Promise<readonly Finding[]> {
  const findings = await checkDatabases(
    doctorView("shipping", { SHIPPING_DATABASE_URL: url }, { project: {} } as never),
  );
  return findings.filter(({ subject }) => subject === "shipping");
}

function asRole(password: string): string {
  return Object.assign(new URL(database.url), { username: role, password }).href;
}

test("a migrated database of a role with all rights is ok, and its server is described", async () => {
  expect(await findingsOf(database.url)).toMatchObject([
    { status: "ok", message: "waiting jobs in the outbox: 0; no failed one" },
  ]);
  const all = await checkDatabases(
    doctorView("shipping", { SHIPPING_DATABASE_URL: database.url }, { project: {} } as never),
  );
  expect(all.filter(({ subject }) => subject !== "shipping").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^PostgreSQL \d+ answers$/),
    expect.stringMatching(/^\d+ of \d+ connections of the server are open$/),
    expect.stringMatching(/^its clock agrees within /),
  ]);
});

test("several databases are checked one after another, because a small server has few connections to spare", async () => {
  await client.query(`alter role ${role} connection limit 3`);
  const url = asRole("known");
  const environment = Object.fromEntries(databaseNames.map((name) => [`${settingPrefix(name)}_DATABASE_URL`, url]));
  const findings = await checkDatabases(doctorView("audit", environment, { project: {} } as never));
  expect(findings.filter(({ message }) => message.includes("too many connections"))).toEqual([]);
  expect(findings.filter(({ subject }) => databaseNames.some((name) => name === subject))).not.toEqual([]);
  await client.query(`alter role ${role} connection limit -1`);
});

test("S4-58: a wrong password is a failure that says where to correct it", async () => {
  // a server that trusts this machine accepts every password
  const { rows } = await client.query<{ method: string }>(
    "select auth_method as method from pg_hba_file_rules where type like 'host%' and address is not null limit 1",
  );
  expect(rows[0]?.method).not.toBe("trust");
  const [found] = await findingsOf(asRole("guessed"));
  expect(found).toMatchObject({ status: "failed", message: expect.stringContaining("password authentication failed") });
  expect(found?.advice).toContain("correct the password");
  expect(found?.message).not.toContain("guessed");
});

test("a server that does not answer in time is not said to refuse", async () => {
  const silent = createServer();
  await once(silent.listen(0, "127.0.0.1"), "listening");
  const { port } = silent.address() as AddressInfo;
  const late = new pg.Client({ host: "127.0.0.1", port, connectionTimeoutMillis: 1 });
  const questions = [
    () => late.connect(),
    () => client.query("begin; set local statement_timeout = 1; select pg_sleep(1)"),
  ];
  for (const ask of questions) {
    const error: unknown = await ask().catch((reason: unknown) => reason);
    expect(refusalFinding("shipping", error).message).toBe("PostgreSQL does not answer within 5 s");
  }
  await client.query("rollback");
  silent.close();
});

test("a role without rights is a failure that names a table and the role", async () => {
  const [found] = await findingsOf(asRole("known"));
  expect(found).toMatchObject({ status: "failed", message: expect.stringContaining(`the role ${role} may not read`) });
  await client.query(`grant select on all tables in schema public to ${role}`);
  expect(await findingsOf(asRole("known"))).toContainEqual(
    expect.objectContaining({ status: "failed", message: `the role ${role} may not create tables` }),
  );
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  await client.query(`grant create on database ${rows[0]?.name} to ${role}`);
  expect(await findingsOf(asRole("known"))).toContainEqual(
    expect.objectContaining({ status: "failed", message: expect.stringContaining("may not write") }),
  );
});

test("jobs that failed for good, and jobs that wait too long, are warnings", async () => {
  await client.query(`select graphile_worker.add_job('forgotten', '{}', run_at := now() - interval '1 hour')`);
  expect(await findingsOf(database.url)).toMatchObject([
    {
      status: "warning",
      message: expect.stringMatching(/^waiting jobs in the outbox: 1, the first one for 36\d\d s$/),
    },
  ]);
  await client.query("update graphile_worker._private_jobs set attempts = max_attempts");
  expect(await findingsOf(database.url)).toMatchObject([
    { status: "warning", message: "jobs in the outbox that failed for good: 1" },
  ]);
  await client.query("delete from graphile_worker._private_jobs");
});

test("pending migrations, and migrations of a newer release, are warnings", async () => {
  const { rows } = await client.query<{ name: string }>(
    "delete from migrations where id = (select max(id) from migrations) returning name",
  );
  expect(await findingsOf(database.url)).toContainEqual(
    expect.objectContaining({
      status: "warning",
      message: `pending migrations: 1, the first is ${rows[0]?.name}`,
    }),
  );
  await client.query(`insert into migrations (timestamp, name) values (1, 'Newer1990000000000')`);
  expect(await findingsOf(database.url)).toContainEqual(
    expect.objectContaining({ status: "warning", message: expect.stringContaining("Newer1990000000000") }),
  );
});
