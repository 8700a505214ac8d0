import { mkdir, writeFile } from "node:fs/promises";
import { composeSchema } from "./compose-schema.ts";

// Writes schema/: one SDL a subgraph, the supergraph that the router serves, the API schema that clients see.
try {
  const files = await composeSchema();
  await mkdir("schema/subgraphs", { recursive: true });
  for (const [path, text] of files) await writeFile(`schema/${path}`, text);
  process.stdout.write(`wrote ${files.size} files to schema/\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
