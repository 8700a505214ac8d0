import { CompositionError } from "./compose-schema.ts";
import { writeSchema } from "./write-schema-files.ts";

// Writes schema/: one SDL per subgraph, the supergraph that the router serves, and the API schema that clients see. It reads the sources
// and needs no build.
try {
  const changed = await writeSchema();
  process.stdout.write(changed.length === 0 ? "schema/ is current\n" : `wrote ${changed.join(", ")}\n`);
} catch (error) {
  if (!(error instanceof CompositionError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
