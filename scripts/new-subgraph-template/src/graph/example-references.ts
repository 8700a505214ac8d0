import { batchLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest } from "@souk/kernel/subgraph/graph-context";
import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import type { ExampleEntryStore } from "../domain/example-entry-store.js";
import { exampleEntryTypeFrom } from "./example-entry-type.js";
//#if extends
import { exampleParentStub } from "./example-parent-type.js";
//#end

/** Resolves example entries by key. All example entries of a response take one statement. */
export function exampleReferences(
  store: Pick<ExampleEntryStore, "findExampleEntries">,
): Record<string, ReferenceResolver> {
  const loaderKey = {};
  return {
    ExampleEntry: async ({ id }, context) => {
      const loader = oncePerRequest(context, loaderKey, () =>
        batchLoader(
          (ids) => store.findExampleEntries(ids),
          (exampleEntry) => exampleEntry.id,
        ),
      );
      const found = isUuid(id) ? await loader.load(id) : null;
      return found && exampleEntryTypeFrom(found);
    },
//#if extends
    // another subgraph knows whether the example parent exists
    ExampleParent: ({ id }) => (isUuid(id) ? exampleParentStub(id) : null),
//#end
  };
}
