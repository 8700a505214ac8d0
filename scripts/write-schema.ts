import { mkdir, rm, writeFile } from "node:fs/promises";
import { composeSchema, CompositionError } from "./schema/compose-schema.ts";
import { currentSubgraphSdls } from "./schema/subgraph-sdls.ts";

// Writes schema/: one SDL per subgraph, the supergraph that the router serves, and the API schema that clients see.
try {
  const files = composeSchema(await currentSubgraphSdls());
  // emptied first, so that no file of a removed subgraph remains
  await rm("schema/subgraphs", { recursive: true, force: true });
  await mkdir("schema/subgraphs", { recursive: true });
  for (const [path, text] of files) await writeFile(`schema/${path}`, text);
  process.stdout.write(`wrote ${files.size} files to schema/\n`);
} catch (error) {
  if (!(error instanceof CompositionError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
