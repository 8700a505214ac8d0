// own program: a subgraph migrates its database and ends
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { keySetText } from "@souk/kernel/keys/key-set";
import { publicServiceKeysText } from "@souk/kernel/keys/public-service-keys";
import { rowsOf } from "../test-kit/data/database-rows.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

let folder: TemporaryFolder;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  const settings = { fsync: "off", full_page_writes: "off" };
  postgres = await startEmbeddedPostgres({ dataDir: folder.in("database"), settings });
});

afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Nothing listens there. */
const nowhere = "127.0.0.1:1";

/** Runs a subgraph with --migrate until it ends. DEMO_DATA makes a subgraph that starts write demo data. */
async function migrate(name: string, settings: Record<string, string>): Promise<{ code: unknown; stderr: string[] }> {
  const key = [{ key: await generatePrivateJwk(), signsFromMs: 0 }];
  const keys = { SERVICE_KEYS: keySetText(key), SERVICE_PUBLIC_KEYS: publicServiceKeysText(new Map([[name, key]])) };
  const environment = { DATA_DIR: folder.in(`${name} process`), DEMO_DATA: "true", ...keys, ...settings };
  const program = `subgraphs/${name}/dist/main.js` as const;
  await using subgraph = ShopProcess.start({ program, environment, args: ["--migrate"] });
  const { code } = await subgraph.ended;
  return { code, stderr: subgraph.stderr };
}

function databaseUrl(name: string): string {
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function countIn(url: string, table: string): Promise<number | undefined> {
  const [found] = await rowsOf<{ count: number }>(url, `select count(*)::int as count from ${table}`);
  return found?.count;
}

const done = { code: 0, stderr: [] };

test("with --migrate, a subgraph migrates its database and ends without starting", async () => {
  const url = databaseUrl("catalog_alone");
  expect(await migrate("catalog", { CATALOG_DATABASE_URL: url })).toEqual(done);
  expect(await countIn(url, "migrations")).toBeGreaterThan(0);
  expect(await countIn(url, "products")).toBe(0);
});

test("with --migrate, a subgraph needs no other system than its database", async () => {
  const url = databaseUrl("notifications_alone");
  const settings = {
    NOTIFICATIONS_DATABASE_URL: url,
    SMTP_URL: `smtp://${nowhere}`,
    ACCOUNTS_URL: `http://${nowhere}`,
  };
  expect(await migrate("notifications", settings)).toEqual(done);
  expect(await countIn(url, "migrations")).toBeGreaterThan(0);
});

test("with --migrate, a cart in Redis has nothing to migrate", async () => {
  expect(await migrate("cart", { REDIS_URL: `redis://${nowhere}` })).toEqual(done);
});

test("with --migrate, a subgraph whose database does not answer ends with 1", async () => {
  const settings = { CATALOG_DATABASE_URL: `postgres://nobody@${nowhere}/none`, DATABASE_WAIT_SECONDS: "0" };
  const { code, stderr } = await migrate("catalog", settings);
  expect([code, stderr]).toEqual([1, [expect.stringMatching(/^catalog cannot start: .*127\.0\.0\.1:1/)]]);
});
