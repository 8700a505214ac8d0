import type { Clock } from "@souk/kernel/values/clock";
import { rememberStartsForDays, type CartStore } from "./cart-store.js";

export interface Period {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

interface CountingDependencies {
  readonly store: Pick<CartStore, "countStarts">;
  readonly clock: Clock;
}

const dayMs = 86_400_000;

/** Counts the carts that were started in a period. Times beyond the remembered period count as 0. */
export function countCartStarts({ store, clock }: CountingDependencies) {
  return async ({ from, to }: Period): Promise<number> => {
    const now = clock.now().getTime();
    const since = Math.max(from.getTime(), now - rememberStartsForDays * dayMs);
    // clocks of replicas differ a little, but never by a day
    const until = Math.min(to.getTime(), now + dayMs);
    return since < until ? await store.countStarts({ from: new Date(since), to: new Date(until) }) : 0;
  };
}
