import { randomBytes } from "node:crypto";
import { withDatabase } from "@souk/kernel/database-settings";
import { subgraphNames } from "@souk/kernel/subgraph-addresses";
import pg from "pg";
import { startTestShop } from "./start-test-shop.js";

type DatabaseUrls = Readonly<Record<string, string>>;

/** The sandbox payment provider keeps books of its own, as a bank would; its database is made last and says that all are there. */
export const ownerNames = [...subgraphNames, "sandbox"] as const;
export type DatabaseOwner = (typeof ownerNames)[number];

/** A set of databases, one a subgraph and one the sandbox bank's, cloned from a shop that was started once; dropped with it. */
export class TestDatabases implements AsyncDisposable {
  private constructor(
    /** `<OWNER>_DATABASE_URL` of each. */
    readonly environment: DatabaseUrls,
    private readonly names: readonly string[],
  ) {}

  /** `keys`: the environment's keys, which a shop wants even for making its databases. */
  static async create(demoData: boolean, keys: Readonly<Record<string, string>>): Promise<TestDatabases> {
    const template = demoData ? "template_shop_demo" : "template_shop";
    const prefix = `shop_${randomBytes(5).toString("hex")}`;
    await onServer(async (server) => {
      // one test file makes the templates, the others wait for it
      await server.query("select pg_advisory_lock(hashtext($1))", [template]);
      const { rowCount } = await server.query("select 1 from pg_database where datname = $1", [`${template}_sandbox`]);
      if (!rowCount) await makeTemplates(server, template, { ...keys, DEMO_DATA: String(demoData) });
      for (const name of ownerNames)
        await server.query(`create database ${prefix}_${name} template ${template}_${name} strategy file_copy`);
      await server.query("select pg_advisory_unlock(hashtext($1))", [template]);
    });
    return new TestDatabases(
      urlsOf(prefix),
      ownerNames.map((name) => `${prefix}_${name}`),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // a shop that leaves a connection open fails here
    await onServer(async (server) => {
      for (const name of this.names) await server.query(`drop database ${name}`);
    });
  }
}

/** Starts a shop on empty databases, which migrates and seeds them, and keeps what it leaves. */
async function makeTemplates(server: pg.Client, template: string, environment: Record<string, string>): Promise<void> {
  for (const name of ownerNames) {
    await server.query(`drop database if exists ${template}_${name}`);
    await server.query(`drop database if exists half_${template}_${name}`);
  }
  const settings = { ...environment, ...urlsOf(`half_${template}`), PORT: "0", LOG_LEVEL: "silent", STOREFRONT: "off" };
  await (await startTestShop(settings))[Symbol.asyncDispose]();
  for (const name of ownerNames) {
    await server.query(`alter database half_${template}_${name} rename to ${template}_${name}`);
  }
}

function urlsOf(prefix: string): Record<string, string> {
  return Object.fromEntries(
    ownerNames.map((name) => [`${name.toUpperCase()}_DATABASE_URL`, withDatabase(serverUrl(), `${prefix}_${name}`)]),
  );
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("TEST_DATABASE_URL is not set; run tests by npm test");
  return url;
}

async function onServer(run: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    await run(server);
  } finally {
    await server.end();
  }
}
