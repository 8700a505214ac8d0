import type { Clock } from "@souk/kernel/clock";
import type { AttemptKey, ClaimOutcome, OrderStore } from "./order-store.js";

/** An attempt that nobody has renewed for so long belongs to a process that died; the next one takes it over. */
const staleMs = 3000;
const renewMs = 1000;
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

/** Keeps the claim while `run` works, so that only the death of this process ends it. */
export function keepingClaim({ store, clock }: Pick<AttemptParts, "store" | "clock">) {
  return async <T>(key: AttemptKey, run: () => Promise<T>): Promise<T> => {
    // a renewal that fails is no reason to stop: the next one may not
    const timer = setInterval(() => void store.renewAttempt(key, clock.now()).catch(() => undefined), renewMs);
    try {
      return await run();
    } finally {
      clearInterval(timer);
    }
  };
}
