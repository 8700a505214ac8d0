import type { ExampleEntry } from "./example-entry.js";
import type { ExampleEntryStore } from "./example-entry-store.js";

const mostPerParent = 100;

/** The newest example entries of each example parent, at most 100. */
export function listExampleEntriesOf({ store }: { store: Pick<ExampleEntryStore, "listExampleEntriesOf"> }) {
  return (exampleParentIds: readonly string[]): Promise<readonly ExampleEntry[]> =>
    store.listExampleEntriesOf(exampleParentIds, mostPerParent);
}
