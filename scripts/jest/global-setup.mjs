import { existsSync } from "node:fs";
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

function warnAboutMissingPrograms() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const { names, what, suites } of optionalPrograms) {
    if (names.some((name) => folders.some((folder) => existsSync(join(folder, name))))) continue;
    process.stderr.write(`${what} is not on PATH: ${suites} are skipped. On Debian: apt-get install ${names[0]}\n`);
  }
}

/** Every process that starts after this writes its temporary files there. */
async function openTestFolder() {
  globalThis.testFolder = await makeTestFolder();
  process.env.TMPDIR = globalThis.testFolder;
}

/**
 * Starts one PostgreSQL server for all test files; each file clones its own databases in it. TEST_DATABASE_URL selects
 * another server.
 */
async function openPostgres() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import("../../packages/embedded-postgres/dist/embedded-postgres.js");
  const dataDir = join(globalThis.testFolder, "postgres");
  // several shops run at a time, each with ten pools
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "800" };
  globalThis.testPostgres = await startEmbeddedPostgres({ dataDir, settings });
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url;
}

/**
 * Starts the processes that run the shops of the journeys. Processes that a test starts by itself share their compile
 * cache. With TEST_SHOPS=here the shops run from the sources in the tests' own process instead.
 */
async function openShopHosts() {
  process.env.NODE_COMPILE_CACHE = join(globalThis.testFolder, "compiled");
  if (process.env.TEST_SHOPS === "here") return;
  const { ShopHosts } = await import("../../tests/dist/test-kit/shop/shop-hosts.js");
  globalThis.shopHosts = await ShopHosts.open();
  process.env.TEST_SHOP_HOSTS = globalThis.shopHosts.address;
}

export default async function setUp() {
  warnAboutMissingPrograms();
  await openTestFolder();
  await openPostgres();
  await openShopHosts();
}
