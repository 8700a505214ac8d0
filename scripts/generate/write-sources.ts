import { generateChanged, OperationsError } from "../graph/incremental-codegen.ts";
import { generateRestTypes } from "./rest-types.ts";
import { writeStorefrontMessages } from "./storefront-messages.ts";

// Writes the sources that nobody writes by hand and that are not committed: the types of the operations and of the REST
// client, and the names of @souk/storefront. A step whose files have not changed does not run.
try {
  await generateChanged();
  await generateRestTypes();
  writeStorefrontMessages();
} catch (error) {
  if (!(error instanceof OperationsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
