import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** What some suites want and a machine may not have. Without it they are skipped, which is said once. */
const wanted = [
  {
    names: ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    what: "Chromium",
    suites: "tests of pages in a browser",
  },
  { names: ["redis-server"], what: "redis-server", suites: "tests of the Redis store" },
];

function tellWhatIsMissing() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const { names, what, suites } of wanted) {
    if (names.some((name) => folders.some((folder) => existsSync(join(folder, name))))) continue;
    process.stderr.write(`${what} is not on PATH: ${suites} are skipped. On Debian: apt-get install ${names[0]}\n`);
  }
}

/** One PostgreSQL for all test files; each clones its own database in it. TEST_DATABASE_URL names a server of your own instead. */
export default async function setUp() {
  tellWhatIsMissing();
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import("../kernel/dist/embedded-postgres.js");
  const dataDir = await mkdtemp(join(tmpdir(), "souk-test-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  globalThis.testPostgres = await startEmbeddedPostgres({ dataDir, settings });
  globalThis.testPostgresDir = dataDir;
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url;
}
