import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
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
  const settings = { ...volatile, max_connections: "800", autovacuum: "off" };
  const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), settings });
  process.env.TEST_DATABASE_URL = resources.use(server).url;
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
