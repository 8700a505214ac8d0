import type { PageRequest } from "@souk/kernel/values/page";
import type { ExampleEntry } from "./example-entry.js";

/** The storage operations that the rules need. */
export interface ExampleEntryStore {
  findEntries(ids: readonly string[]): Promise<readonly ExampleEntry[]>;
  /** Newest first, one entry more than the page shows. */
  listEntries(page: PageRequest): Promise<readonly ExampleEntry[]>;
  countEntries(): Promise<number>;
  /** Enqueues the job `announceExampleEntry` in the same transaction. Returns false when the title is taken. */
  insertEntry(entry: ExampleEntry): Promise<boolean>;
  /** Keeps the first time when it is called again. */
  markAnnounced(id: string, at: Date): Promise<void>;
}
