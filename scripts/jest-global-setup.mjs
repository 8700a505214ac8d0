import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One PostgreSQL for all test files; each clones its own database in it. TEST_DATABASE_URL names a server of your own instead. */
export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import("../kernel/dist/embedded-postgres.js");
  const dataDir = await mkdtemp(join(tmpdir(), "souk-test-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  globalThis.testPostgres = await startEmbeddedPostgres({ dataDir, settings });
  globalThis.testPostgresDir = dataDir;
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url;
}
