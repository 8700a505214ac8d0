// own shops: the roles and processes are those of a real start
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withDatabase } from "@souk/kernel/config/database-settings";
import { findEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { roleUrl } from "@souk/kernel/database/service-databases";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { databaseName, settingPrefix, subgraphNames, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { keysOfEveryService } from "@souk/kernel/testing/fixed-keys";
import type { PrivateJwk } from "@souk/kernel/keys/private-jwk";
import pg from "pg";
import { serviceAddresses, type ServiceAddresses } from "../test-kit/shop/service-addresses.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const settings = { fsync: "off", full_page_writes: "off" };
const databases = [...subgraphNames.map(databaseName), "souk_sandbox_bank"];
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
});

afterAll(async () => folder[Symbol.asyncDispose]());

async function rows<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Connects with each service's role to each database and expects that it opens only its own. */
async function expectSeparateRoles(urlOf: (role: string, database: string) => string): Promise<void> {
  for (const role of databases) {
    for (const database of [...databases, "postgres"]) {
      const requested = rows(urlOf(role, database), "select current_user as role");
      if (role === database) expect(await requested).toEqual([{ role }]);
      else await expect(requested).rejects.toThrow(`permission denied for database "${database}"`);
    }
  }
}

/** The roles whose passwords a start derives from the server's password. */
function derived(serverUrl: string) {
  const secret = new URL(serverUrl).password;
  return (role: string, database: string) => roleUrl(withDatabase(serverUrl, database), role, secret);
}

/** The roles that are connected to each of the shop's databases. */
function connected(serverUrl: string): Promise<{ database: string; role: string }[]> {
  return rows(
    serverUrl,
    `select distinct datname as database, usename as role from pg_stat_activity
     where datname like 'souk\\_%' and application_name <> 'souk-audit' order by 1, 2`,
  );
}

/** Connections whose role does not belong to the database. */
async function foreignConnections(serverUrl: string): Promise<unknown[]> {
  const found = await connected(serverUrl);
  // a pool closes idle connections, so not every database has a connection at every moment
  expect(found.length).toBeGreaterThan(subgraphNames.length / 2);
  return found.filter(({ database, role }) => database !== role);
}

describe("a shop in one process", () => {
  let shop: ShopProcess;
  let serverUrl: string;

  beforeAll(async () => {
    const { environment } = await serviceAddresses();
    const dataDir = folder.in("one");
    shop = ShopProcess.start({ environment: { PORT: environment.PORT ?? "", DATA_DIR: dataDir, DEMO_DATA: "false" } });
    await shop.ready();
    const found = await findEmbeddedPostgres(dataDir);
    if (typeof found === "string") throw new Error(found);
    serverUrl = found.url;
  });

  afterAll(async () => shop[Symbol.asyncDispose]());

  test("connects to each database with a role that opens no other database", async () => {
    expect(await foreignConnections(serverUrl)).toEqual([]);
    await expectSeparateRoles(derived(serverUrl));
  });

  test("gives its audit a role that reads every database and writes none", async () => {
    const url = derived(serverUrl);
    for (const database of databases) {
      await expect(rows(url("souk_audit", database), "create table written (id int)")).rejects.toThrow(/read-only/);
      const [found] = await rows<{ count: number }>(
        url("souk_audit", database),
        "select count(*)::int as count from pg_tables where schemaname !~ '^(pg_|information_schema)' and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')",
      );
      expect(found?.count).toBeGreaterThan(0);
    }
  });

  test("audits with that role in npm run audit", async () => {
    const program = fileURLToPath(new URL("../../../shop/dist/audit.js", import.meta.url));
    const env = { PATH: process.env.PATH, DATA_DIR: folder.in("one") };
    const { stdout } = await promisify(execFile)(process.execPath, [program, "--json"], { env });
    expect(JSON.parse(stdout)).toMatchObject({ differences: [] });
  });

  test("listens only on this machine, and stores no private service key on disk", async () => {
    const { port } = new URL((await shop.ready()).origin);
    const hexPort = Number(port).toString(16).toUpperCase().padStart(4, "0");
    if (process.platform === "linux") expect(readFileSync("/proc/net/tcp", "utf8")).toContain(`0100007F:${hexPort}`);
    expect(await readdir(folder.in("one/keys"))).not.toContain("services");
  });
});

describe("a shop of many processes", () => {
  let postgres: EmbeddedPostgres;
  let addresses: ServiceAddresses;
  let running: ShopProcess;
  const metricsToken = "a token for figures";

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir: folder.in("database"), settings });
    addresses = await serviceAddresses();
    const own = { DATA_DIR: folder.in("many"), DATABASE_URL: postgres.url, METRICS_TOKEN: metricsToken };
    const secrets = {
      STRIPE_SECRET_KEY: "of-stripe",
      STRIPE_WEBHOOK_SECRET: "of-stripe-webhooks",
      MY_OWN: "of-no-one",
    };
    const environment = { ...addresses.environment, ...own, ...secrets, DEMO_DATA: "false" };
    running = ShopProcess.start({ program: "shop/dist/services.js", environment });
    await running.ready();
  });

  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  });

  test("connects to each database with a role that opens no other database", async () => {
    expect(await foreignConnections(postgres.url)).toEqual([]);
    const urlOf = derived(postgres.url);
    for (const database of databases.filter((name) => name !== "souk_cart"))
      await expect(rows(urlOf("souk_cart", database), "select 1")).rejects.toThrow(/permission denied/);
  });

  const onLinux = process.platform === "linux" ? test : test.skip;

  onLinux("gives each process the secrets that it uses and no other", () => {
    const secretsOf = {
      payments: ["SANDBOX_DATABASE_URL", "CARD_VAULT_KEYS_FILE", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
    };
    for (const service of [...subgraphNames, "router"]) {
      const marker = service === "router" ? "router/dist/main.js" : `subgraphs/${service}/`;
      const found = running.living().find(({ command }) => command.includes(marker));
      const text = readFileSync(`/proc/${found?.pid}/environ`, "utf8");
      const names = text.split("\0").map((line) => line.split("=", 1)[0] ?? "");
      const secret = /DATABASE_URL|KEYS?(_FILE)?$|SECRET|PASSWORD|TOKEN$|MY_OWN/;
      const expected = [
        "METRICS_TOKEN",
        "SERVICE_KEYS_FILE",
        "SERVICE_PUBLIC_KEYS_FILE",
        ...(service === "router" ? ["CARD_SEAL_KEYS_FILE"] : [`${settingPrefix(service)}_DATABASE_URL`]),
        ...(service === "accounts" ? ["ACCESS_TOKEN_KEYS_FILE", "ACCOUNTS_SECRET_KEY_FILE"] : []),
        ...(service === "payments" ? secretsOf.payments : []),
      ];
      expect([service, names.filter((name) => secret.test(name)).toSorted()]).toEqual([service, expected.toSorted()]);
      expect(text).toContain(`keys/services/${service}.json`);
      expect(text).not.toContain(new URL(postgres.url).password);
    }
  });

  test("refuses a call that cart signs in the name of orders, and accepts the same call from orders", async () => {
    const request = async (signer: string, caller: string, callee: SubgraphName) => {
      const set = JSON.parse(await readFile(folder.in(`many/keys/services/${signer}.json`), "utf8"));
      const tokens = new ServiceTokens(keysOfEveryService((set as { keys: PrivateJwk[] }).keys[0] as PrivateJwk));
      const headers = await tokens.headersFor(caller, callee);
      return (await new ShopClient(addresses.urls[callee]).with(headers).execute("{ __typename }")).status;
    };
    for (const callee of ["payments", "inventory", "accounts", "notifications"] as const) {
      expect(await request("cart", "orders", callee)).toBe(401);
      expect(await request("cart", "router", callee)).toBe(401);
      expect(await request("orders", "orders", callee)).not.toBe(401);
    }
  });
});

describe("the script for the containers' PostgreSQL", () => {
  const script = fileURLToPath(new URL("../../../deploy/postgres/create-databases.sh", import.meta.url));
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir: folder.in("compose"), settings });
  });

  afterAll(async () => postgres[Symbol.asyncDispose]());

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

  const withPsql = (process.env.PATH ?? "").split(":").some(hasPsql) ? test : test.skip;

  withPsql("makes roles that open no other database, and may run again", async () => {
    await runScript();
    await runScript();
    const urlOf = (role: string, database: string): string =>
      Object.assign(new URL(withDatabase(postgres.url, database)), {
        username: role,
        password: `secret of ${role}`,
      }).href;
    await expectSeparateRoles(urlOf);
    await rows(urlOf("souk_cart", "souk_cart"), "create schema later; create table later.kept (id int)");
    expect(await rows(urlOf("souk_audit", "souk_cart"), "select * from later.kept")).toEqual([]);
    await expect(rows(urlOf("souk_audit", "souk_cart"), "drop table later.kept")).rejects.toThrow(/read-only/);
  });
});

/** Whether psql is there, which the script needs. */
function hasPsql(directory: string): boolean {
  try {
    return readFileSync(`${directory}/psql`).length > 0;
  } catch {
    return false;
  }
}
