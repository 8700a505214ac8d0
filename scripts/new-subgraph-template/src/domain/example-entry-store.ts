import type { PageRequest } from "@souk/kernel/values/page";
import type { ExampleEntry } from "./example-entry.js";

/** The storage operations that the rules need. */
export interface ExampleEntryStore {
  findExampleEntries(ids: readonly string[]): Promise<readonly ExampleEntry[]>;
  /** Newest first, one more than the page shows. */
  listExampleEntries(page: PageRequest): Promise<readonly ExampleEntry[]>;
//#if extends
  /** Newest first, at most `limit` of each example parent. */
  listExampleEntriesOf(exampleParentIds: readonly string[], limit: number): Promise<readonly ExampleEntry[]>;
//#end
  countExampleEntries(): Promise<number>;
  /** Enqueues the job `announceExampleEntry` in the same transaction. Returns false when the title is taken. */
  insertExampleEntry(exampleEntry: ExampleEntry): Promise<boolean>;
  /** Keeps the first time when it is called again. */
  markAnnounced(id: string, at: Date): Promise<void>;
}
