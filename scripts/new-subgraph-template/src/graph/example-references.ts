import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest } from "@souk/kernel/subgraph/graph-context";
import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import type { ExampleEntryStore } from "../domain/example-entry-store.js";
import { exampleEntryTypeFrom } from "./example-entry-type.js";

/** Resolves entries by key. All entries of an answer take one statement. */
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
