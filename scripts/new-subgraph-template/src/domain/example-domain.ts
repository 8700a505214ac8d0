import type { Clock } from "@souk/kernel/values/clock";
import { announceExampleEntry } from "./announce-example-entry.js";
import { createExampleEntry } from "./create-example-entry.js";
import type { ExampleEntryStore } from "./example-entry-store.js";
import { listExampleEntries } from "./list-example-entries.js";

export interface ExampleParts {
  readonly store: ExampleEntryStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type ExampleDomain = ReturnType<typeof exampleDomain>;

/** All operations of the subgraph. */
export function exampleDomain(parts: ExampleParts) {
  return {
    createEntry: createExampleEntry(parts),
    listEntries: listExampleEntries(parts),
    announceEntry: announceExampleEntry(parts),
  };
}
