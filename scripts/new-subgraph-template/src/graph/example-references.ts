import { batchLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest } from "@souk/kernel/graph-context";
import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { isUuid } from "@souk/kernel/uuid";
import type { ExampleEntryStore } from "../domain/example-entry-store.js";
import { exampleEntryTypeFrom } from "./example-entry-type.js";

/** An entry by its key. However many an answer asks for, they cost one statement. */
export function exampleReferences(store: Pick<ExampleEntryStore, "findEntries">): Record<string, ReferenceResolver> {
  const loaderKey = {};
  return {
    ExampleEntry: async ({ id }, context) => {
      const entries = oncePerRequest(context, loaderKey, () =>
        batchLoader(
          (ids) => store.findEntries(ids),
          (entry) => entry.id,
        ),
      );
      const entry = isUuid(id) ? await entries.load(id) : null;
      return entry && exampleEntryTypeFrom(entry);
    },
  };
}
