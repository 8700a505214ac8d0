import type { Clock } from "@souk/kernel/values/clock";
import type { AttemptKey, ClaimOutcome, NewPayment, OrderStore } from "../order-store.js";

/**
 * A claim that was not renewed for this time belongs to a dead process. A repeat, or the order's job, takes it over.
 */
export const claimStaleMs = 3000;
const renewMs = 1000;
const pauseMs = 50;
const patienceMs = 20_000;

export interface AttemptParts {
  readonly store: OrderStore;
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<void>;
}

export type StartedAttempt = Exclude<ClaimOutcome, { kind: "running" }> | { readonly kind: "stillRunning" };

/** Claims the idempotency key. If another request with the key is running, waits for its answer. */
export function startAttempt({ store, clock, pause }: AttemptParts) {
  return async (key: AttemptKey, bodyHash: string, payment?: NewPayment): Promise<StartedAttempt> => {
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
      const claim = await store.claimAttempt(key, bodyHash, clock.now(), claimStaleMs, payment);
      if (claim.kind !== "running") return claim;
      await pause(pauseMs);
    }
    return { kind: "stillRunning" };
  };
}

/** Renews the claim while `run` works, so that it expires only if this process dies. */
export function keepingClaim({ store, clock }: Pick<AttemptParts, "store" | "clock">) {
  return async <T>(key: AttemptKey, run: () => Promise<T>): Promise<T> => {
    // ignore a failed renewal: the next one may succeed
    const timer = setInterval(() => void store.renewAttempt(key, clock.now()).catch(() => undefined), renewMs);
    try {
      return await run();
    } finally {
      clearInterval(timer);
    }
  };
}

/** Same as `keepingClaim`, for several attempts at once. */
export function keepingClaims(parts: Pick<AttemptParts, "store" | "clock">) {
  const keep = keepingClaim(parts);
  return <T>(keys: readonly AttemptKey[], run: () => Promise<T>): Promise<T> =>
    keys.reduce((inner, key) => () => keep(key, inner), run)();
}
