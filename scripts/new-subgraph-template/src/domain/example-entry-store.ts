import type { PageRequest } from "@souk/kernel/page";
import type { ExampleEntry } from "./example-entry.js";

/** What the rules need from storage. */
export interface ExampleEntryStore {
  findEntries(ids: readonly string[]): Promise<readonly ExampleEntry[]>;
  /** Newest first, one more than the page shows. */
  listEntries(page: PageRequest): Promise<readonly ExampleEntry[]>;
  countEntries(): Promise<number>;
  /** Calls for the job `announceExampleEntry` in the same transaction. False when the title is taken. */
  insertEntry(entry: ExampleEntry): Promise<boolean>;
  /** Does nothing the second time. */
  markAnnounced(id: string, at: Date): Promise<void>;
}
