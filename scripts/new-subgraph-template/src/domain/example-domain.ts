import type { Clock } from "@souk/kernel/values/clock";
import { announceExampleEntry } from "./announce-example-entry.js";
import { createExampleEntry } from "./create-example-entry.js";
import type { ExampleEntryStore } from "./example-entry-store.js";
import { listExampleEntries } from "./list-example-entries.js";
//#if extends
import { listExampleEntriesOf } from "./list-example-entries-of-example-parents.js";
//#end

export interface ExampleDependencies {
  readonly store: ExampleEntryStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type ExampleDomain = ReturnType<typeof exampleDomain>;

/** All operations of the subgraph. */
export function exampleDomain(dependencies: ExampleDependencies) {
  return {
    createExampleEntry: createExampleEntry(dependencies),
    listExampleEntries: listExampleEntries(dependencies),
//#if extends
    listExampleEntriesOf: listExampleEntriesOf(dependencies),
//#end
    announceExampleEntry: announceExampleEntry(dependencies),
  };
}
