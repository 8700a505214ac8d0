import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { ExampleEntry } from "./example-entry.js";
import type { ExampleEntryStore } from "./example-entry-store.js";

export const exampleEntryOrder = "NEWEST";
/** A cursor has two parts: the time and the id. */
const cursorLength = 2;

export interface ListedExampleEntries {
  readonly page: Page<ExampleEntry>;
  readonly count: () => Promise<number>;
}

/** Newest first. Throws PageArgumentError. */
export function listExampleEntries({ store }: { store: Pick<ExampleEntryStore, "listExampleEntries" | "countExampleEntries"> }) {
  return async (page: PageArguments): Promise<ListedExampleEntries> => {
    const request = readPageArguments(page, exampleEntryOrder, cursorLength);
    return { page: pageOf(request, await store.listExampleEntries(request)), count: () => store.countExampleEntries() };
  };
}
