import type { Clock } from "@souk/kernel/clock";
import type { AttemptKey, ClaimOutcome, OrderStore } from "./order-store.js";

/** An attempt whose process died is taken over after this. Longer than any single attempt may take. */
const staleMs = 60_000;
const pauseMs = 50;
const patienceMs = 20_000;

export interface AttemptParts {
  readonly store: OrderStore;
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<void>;
}

export type StartedAttempt = Exclude<ClaimOutcome, { kind: "running" }> | { readonly kind: "stillRunning" };

/** Claims the key. While another request with it is under way, waits for that one's answer. */
export function startAttempt({ store, clock, pause }: AttemptParts) {
  return async (key: AttemptKey, bodyHash: string): Promise<StartedAttempt> => {
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
      const claim = await store.claimAttempt(key, bodyHash, clock.now(), staleMs);
      if (claim.kind !== "running") return claim;
      await pause(pauseMs);
    }
    return { kind: "stillRunning" };
  };
}
