import { randomBytes } from "node:crypto";
import { eventually } from "@souk/kernel/testing/eventually";
import { withDatabase } from "@souk/kernel/config/database-settings";
import { settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import pg from "pg";
import { settingsOf } from "../shop/shop-settings.js";
import { startTestShop } from "../shop/start-test-shop.js";
import { hasWorkAt } from "./database-rows.js";
import type { DatabaseUrls } from "./database-urls.js";

/** Jobs that failed at the start are retried within this time. */
const retriesWithinSeconds = 30;

/**
 * The sandbox payment provider has its own database, like a bank. It is created last, so its existence proves that all
 * databases exist.
 */
export const ownerNames = [...subgraphNames, "sandbox"] as const;
export type DatabaseOwner = (typeof ownerNames)[number];

/**
 * A set of databases, one per subgraph and one for the sandbox bank, cloned from a shop that was started once.
 * Disposing it drops them.
 */
export class TestDatabases implements AsyncDisposable {
  private constructor(
    /** `<OWNER>_DATABASE_URL` of each. */
    readonly environment: DatabaseUrls,
    private readonly names: readonly string[],
  ) {}

  /** `keys`: the environment's keys, which a shop needs even to create its databases. */
  static async create(demoData: boolean, keys: Readonly<Record<string, string>>): Promise<TestDatabases> {
    const prefix = `shop_${randomBytes(5).toString("hex")}`;
    await withTemplate({ demoData, keys }, async (template, server) => {
      for (const name of ownerNames)
        await server.query(
          `create database ${databaseOf(prefix, name)} template ${databaseOf(template, name)} strategy file_copy`,
        );
    });
    return new TestDatabases(
      urlsOf(prefix),
      ownerNames.map((name) => databaseOf(prefix, name)),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // a shop that leaves a connection open fails here
    await onServer(async (server) => {
      for (const name of this.names) await server.query(`drop database ${name}`);
    });
  }
}

interface TemplateOptions {
  readonly demoData: boolean;
  readonly keys: Readonly<Record<string, string>>;
}

/** Reads each database of the template that `create` clones, by owner. */
export async function readTemplate<Content>(
  options: TemplateOptions,
  read: (url: string) => Promise<Content>,
): Promise<ReadonlyMap<DatabaseOwner, Content>> {
  const contents = new Map<DatabaseOwner, Content>();
  await withTemplate(options, async (template) => {
    for (const owner of ownerNames)
      contents.set(owner, await read(withDatabase(serverUrl(), databaseOf(template, owner))));
  });
  return contents;
}

/** Runs `run` on each database of a shop, concurrently. */
export function onEachDatabase<Result>(
  databaseUrls: Readonly<Record<string, string>>,
  run: (url: string, owner: DatabaseOwner) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(ownerNames.map((owner) => run(databaseUrls[urlName(owner)] ?? "", owner)));
}

/**
 * Creates the template if it does not exist; concurrent callers wait. No other connection to its databases is open
 * meanwhile.
 */
async function withTemplate(
  { demoData, keys }: TemplateOptions,
  use: (template: string, server: pg.Client) => Promise<void>,
): Promise<void> {
  const template = demoData ? "template_shop_demo" : "template_shop";
  await onServer(async (server) => {
    await server.query("select pg_advisory_lock(hashtext($1))", [template]);
    const { rowCount } = await server.query("select 1 from pg_database where datname = $1", [`${template}_sandbox`]);
    if (!rowCount) await makeTemplates(server, template, { demoData, keys });
    await use(template, server);
  });
}

/** Starts a shop on empty databases, which it migrates and seeds, and keeps the result as templates. */
async function makeTemplates(server: pg.Client, template: string, { demoData, keys }: TemplateOptions): Promise<void> {
  for (const name of ownerNames) {
    await server.query(`drop database if exists ${databaseOf(template, name)}`);
    await server.query(`drop database if exists half_${databaseOf(template, name)}`);
  }
  const databaseUrls = urlsOf(`half_${template}`);
  const settings = settingsOf({ keys, databaseUrls, demoData, storefront: false });
  {
    await using _shop = await startTestShop({ ...settings, LOG_LEVEL: "silent" });
    // a job in the templates would run in each clone while the databases are being restored
    await eventually(async () => {
      const busy = await onEachDatabase(databaseUrls, (url) => hasWorkAt(url, retriesWithinSeconds));
      if (busy.includes(true)) throw new Error("the template's shop still has jobs");
    });
  }
  for (const name of ownerNames) {
    await server.query(`alter database half_${databaseOf(template, name)} rename to ${databaseOf(template, name)}`);
  }
}

/** The name of the setting with the URL of an owner's database. */
export function urlName(owner: DatabaseOwner): string {
  return `${settingPrefix(owner)}_DATABASE_URL`;
}

function databaseOf(prefix: string, owner: DatabaseOwner): string {
  return `${prefix}_${owner.replaceAll("-", "_")}`;
}

function urlsOf(prefix: string): Record<string, string> {
  return Object.fromEntries(
    ownerNames.map((name) => [urlName(name), withDatabase(serverUrl(), databaseOf(prefix, name))]),
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
