import type { Clock } from "@souk/kernel/values/clock";
import type { ExampleEntryStore } from "./example-entry-store.js";

/** The follow-up of a new example entry. A job runs it at least once: a repeat changes nothing. */
export function announceExampleEntry({
  store,
  clock,
}: {
  store: Pick<ExampleEntryStore, "markAnnounced">;
  clock: Clock;
}) {
  return (id: string): Promise<void> => store.markAnnounced(id, clock.now());
}
