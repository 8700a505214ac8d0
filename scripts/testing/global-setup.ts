import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { browserNames } from "../../tests/dist/test-kit/browser/browser-names.js";
import { makeTestFolder } from "./test-folder.ts";

/**
 * Programs that some suites need and a machine may not have. A warning names the missing ones once, and their suites
 * are skipped.
 */
const optionalPrograms = [
  { names: browserNames, what: "Chromium", suites: "tests of pages in a browser" },
  { names: ["redis-server"], what: "redis-server", suites: "tests of the Redis store" },
];

function warnAboutMissingPrograms(): void {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const { names, what, suites } of optionalPrograms) {
    if (names.some((name) => folders.some((folder) => existsSync(join(folder, name))))) continue;
    process.stderr.write(`${what} is not on PATH: ${suites} are skipped. On Debian: apt-get install ${names[0]}\n`);
  }
}

/** All files of the run. Every process that starts after this writes its temporary files there. */
async function openFolder(resources: AsyncDisposableStack): Promise<string> {
  const folder = await makeTestFolder();
  resources.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  process.env.TMPDIR = folder;
  process.env.TEST_FOLDER = folder;
  return folder;
}

/**
 * Starts one PostgreSQL server for all test files; each file clones its own databases in it. TEST_DATABASE_URL selects
 * another server.
 */
async function openPostgres(resources: AsyncDisposableStack, folder: string): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import("../../packages/embedded-postgres/dist/embedded-postgres.js");
  const volatile = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  // several shops run at a time, each with ten pools; a hundred databases would keep autovacuum busy, and a test whose
  // plans depend on statistics analyzes its tables
  const capacity = { max_connections: "800", autovacuum: "off" };
  // a run opens 14,000 connections, and the usual proof of a password takes a third of each
  const authentication = { hba_file: join(folder, "pg_hba.conf"), scram_iterations: "1" };
  await writeFile(authentication.hba_file, "host all all 127.0.0.1/32 password\n");
  const settings = { ...volatile, ...capacity, ...authentication };
  const { url } = resources.use(await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), settings }));
  // stores the hash of the password again, with these settings
  const { rowsOf } = await import("../../tests/dist/test-kit/data/database-rows.js");
  await rowsOf(url, `alter user current_user password '${new URL(url).password}'`);
  process.env.TEST_DATABASE_URL = url;
}

/**
 * Starts the processes that run the shops of the journeys. Processes that a test starts by itself share their compile
 * cache. With TEST_SHOPS=here the shops run from the sources in the tests' own process instead.
 */
async function openShopHosts(resources: AsyncDisposableStack, folder: string): Promise<void> {
  process.env.NODE_COMPILE_CACHE = join(folder, "compiled");
  if (process.env.TEST_SHOPS === "here") return;
  const { ShopHosts } = await import("../../tests/dist/test-kit/shop/shop-hosts.js");
  process.env.TEST_SHOP_HOSTS = resources.use(await ShopHosts.open()).address;
}

/**
 * Prepares a run for both runners, and returns the teardown. Does nothing within a prepared run. Vitest calls this by
 * its name, because `vitest run` also works without `npm test`.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_FOLDER) return async () => undefined;
  warnAboutMissingPrograms();
  await using resources = new AsyncDisposableStack();
  const folder = await openFolder(resources);
  await openPostgres(resources, folder);
  await openShopHosts(resources, folder);
  const owned = resources.move();
  return () => owned.disposeAsync();
}
