import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";
import { readSchemas } from "./read-schemas.ts";

// Writes the store/schema.sql of each subgraph from a database that its migrations made.
const dataDir = await mkdtemp(join(tmpdir(), "souk-schemas-"));
try {
  await using server = await startEmbeddedPostgres({ dataDir, settings: { fsync: "off" } });
  process.env.TEST_DATABASE_URL = server.url;
  const texts = await readSchemas();
  for (const [path, text] of texts) await writeFile(path, text);
  process.stdout.write(`wrote the tables of ${texts.size} subgraphs to store/schema.sql\n`);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
