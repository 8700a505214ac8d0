import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import type { OrderStore } from "../order-store.js";
import type { Order } from "../order/order.js";
import type { AttemptKey, ClaimOutcome, PaymentClaim } from "./attempt-store.js";
import { bodyHash } from "./body-hash.js";

/**
 * A claim that was not renewed for this time belongs to a dead process. A repeat, or the order's job, takes it over.
 */
export const claimStaleMs = 3000;
const renewMs = 1000;
const pauseMs = 50;
const timeoutMs = 20_000;

export interface AttemptDeps {
  readonly store: OrderStore;
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<void>;
}

export type StartedAttempt = Exclude<ClaimOutcome, { kind: "running" }> | { readonly kind: "stillRunning" };

/** Claims the idempotency key. If another request with the key is running, waits for its answer. */
export function startAttempt({ store, clock, pause }: AttemptDeps) {
  return async (key: AttemptKey, hash: string, payment?: PaymentClaim): Promise<StartedAttempt> => {
    for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += pauseMs) {
      const claim = await store.claimAttempt(key, hash, clock.now(), claimStaleMs, payment);
      if (claim.kind !== "running") return claim;
      await pause(pauseMs);
    }
    return { kind: "stillRunning" };
  };
}

/** Renews the claim while `run` works, so that it expires only if this process dies. */
export function renewingClaim({ store, clock }: Pick<AttemptDeps, "store" | "clock">) {
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

/** Same as `renewingClaim`, for several attempts at once. */
export function renewingClaims(deps: Pick<AttemptDeps, "store" | "clock">) {
  const renewClaim = renewingClaim(deps);
  return <T>(keys: readonly AttemptKey[], run: () => Promise<T>): Promise<T> =>
    keys.reduce((inner, key) => () => renewClaim(key, inner), run)();
}

/** Returns the idempotency key that payments uses for an attempt's charge. */
export function chargeKey(orderId: string, { operation, key }: AttemptKey): string {
  return `${operation}:${orderId}:${key}`;
}

/** Returns the name of an attempt within its order. */
export function attemptName({ operation, key }: AttemptKey): string {
  return `${operation}:${key}`;
}

/** The staff action to audit, and the attempt that the change answers. */
export interface ChangeOrigin {
  readonly action?: AdminAction | null;
  readonly attempt?: AttemptKey | null;
}

export type IdempotentResult<Outcome> =
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "replayed"; readonly order: Order }
  | { readonly kind: "keyReused" }
  | { readonly kind: "stillRunning" };

/**
 * Runs an operation under its caller's idempotency key. A repeat waits for the first call and returns its answer. `run`
 * answers the attempt in the transaction of its change; an operation that changed nothing leaves the key free. Without
 * a key, just runs it.
 */
export function runIdempotently(deps: AttemptDeps) {
  const { store } = deps;
  const start = startAttempt(deps);
  const renewClaim = renewingClaim(deps);
  return async <Outcome>(
    key: AttemptKey | null,
    body: unknown,
    run: () => Promise<Outcome>,
  ): Promise<IdempotentResult<Outcome>> => {
    if (!key) return { kind: "outcome", outcome: await run() };
    const claim = await start(key, bodyHash(body));
    if (claim.kind === "otherBody") return { kind: "keyReused" };
    if (claim.kind === "stillRunning") return claim;
    if (claim.kind === "answered") {
      const order = await store.findOrder("id", claim.orderId);
      if (!order) throw new Error(`an attempt refers to order ${claim.orderId}, which does not exist`);
      return { kind: "replayed", order };
    }
    try {
      return { kind: "outcome", outcome: await renewClaim(key, run) };
    } finally {
      await store.releaseAttempt(key);
    }
  };
}
