import type { Clock } from "@souk/kernel/clock";
import type { ExampleEntryStore } from "./example-entry-store.js";

/** What follows from a new entry. Run by a job, at least once: a repeat changes nothing. */
export function announceExampleEntry({
  store,
  clock,
}: {
  store: Pick<ExampleEntryStore, "markAnnounced">;
  clock: Clock;
}) {
  return (id: string): Promise<void> => store.markAnnounced(id, clock.now());
}
