// own server: the script creates the roles and databases of a whole shop
import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withDatabase } from "@souk/kernel/config/database-settings";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { databaseName, settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { rowsOf } from "../test-kit/data/database-rows.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { expectSeparateRoles } from "../processes/start/database-roles.js";

const script = fileURLToPath(new URL("../../../deploy/postgres/create-databases.sh", import.meta.url));

const hasPsql = spawnSync("psql", ["--version"]).status === 0;

describe.skipIf(!hasPsql)("the script for the containers' PostgreSQL, which needs psql on PATH", () => {
  let folder: TemporaryFolder;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    folder = await TemporaryFolder.create();
    const settings = { fsync: "off", full_page_writes: "off" };
    postgres = await startEmbeddedPostgres({ dataDir: folder.in("compose"), settings });
  });

  afterAll(async () => {
    await postgres[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  function runScript(): Promise<unknown> {
    const { hostname, port, username, password } = new URL(postgres.url);
    const owners = [...subgraphNames, "sandbox_bank", "audit"];
    const passwords = owners.map((owner) => [
      `${settingPrefix(owner)}_DATABASE_PASSWORD`,
      `secret of ${databaseName(owner)}`,
    ]);
    const server = { PGHOST: hostname, PGPORT: port, PGPASSWORD: password, POSTGRES_USER: username };
    const env = { PATH: process.env.PATH, ...server, ...Object.fromEntries(passwords) };
    return promisify(execFile)(script, [], { env });
  }

  test("S3-13: makes roles that open no other database, and may run again", async () => {
    await runScript();
    await runScript();
    const urlOf = (role: string, database: string): string =>
      Object.assign(new URL(withDatabase(postgres.url, database)), {
        username: role,
        password: `secret of ${role}`,
      }).href;
    await expectSeparateRoles(postgres.url, urlOf);
    await rowsOf(urlOf("souk_cart", "souk_cart"), "create schema later; create table later.kept (id int)");
    expect(await rowsOf(urlOf("souk_audit", "souk_cart"), "select * from later.kept")).toEqual([]);
    await expect(rowsOf(urlOf("souk_audit", "souk_cart"), "drop table later.kept")).rejects.toThrow(/read-only/);
  });
});
