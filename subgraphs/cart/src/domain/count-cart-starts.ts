import type { Clock } from "@souk/kernel/clock";
import { rememberStartsForDays, type CartStore } from "./cart-store.js";

export interface Period {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
}

interface CountingParts {
  readonly store: Pick<CartStore, "countStarts">;
  readonly clock: Clock;
}

const dayMs = 86_400_000;

/** How many carts were begun in a time, as far as it is remembered. */
export function countCartStarts({ store, clock }: CountingParts) {
  return async ({ from, to }: Period): Promise<number> => {
    const now = clock.now().getTime();
    const since = Math.max(from.getTime(), now - rememberStartsForDays * dayMs);
    // clocks of replicas differ a little, never by a day
    const until = Math.min(to.getTime(), now + dayMs);
    return since < until ? await store.countStarts({ from: new Date(since), to: new Date(until) }) : 0;
  };
}
