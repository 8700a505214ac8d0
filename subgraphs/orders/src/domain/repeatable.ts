import type { AdminAct } from "@souk/kernel/audit/admin-act";
import { keepingClaim, startAttempt, type AttemptParts } from "./idempotency/attempt.js";
import { bodyHash } from "./idempotency/body-hash.js";
import type { Order } from "./order/order.js";
import type { AttemptKey } from "./order-store.js";

/** The staff action to audit, and the attempt that the change answers. */
export interface ChangeOrigin {
  readonly act?: AdminAct | null;
  readonly attempt?: AttemptKey | null;
}

export type Repeatable<Outcome> =
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "replayed"; readonly order: Order }
  | { readonly kind: "keyReused" }
  | { readonly kind: "stillRunning" };

/**
 * Runs an operation under its caller's idempotency key. A repeat waits for the first call and returns its answer. `run`
 * answers the attempt in the transaction of its change; an operation that changed nothing leaves the key free. Without
 * a key, just runs it.
 */
export function repeatable(parts: AttemptParts) {
  const { store } = parts;
  const start = startAttempt(parts);
  const keepClaim = keepingClaim(parts);
  return async <Outcome>(
    key: AttemptKey | null,
    body: unknown,
    run: () => Promise<Outcome>,
  ): Promise<Repeatable<Outcome>> => {
    if (!key) return { kind: "outcome", outcome: await run() };
    const claim = await start(key, bodyHash(body));
    if (claim.kind === "otherBody") return { kind: "keyReused" };
    if (claim.kind === "stillRunning") return claim;
    if (claim.kind === "answered") {
      const order = await store.findOrder("id", claim.orderId);
      if (!order) throw new Error(`an attempt names order ${claim.orderId}, which is not there`);
      return { kind: "replayed", order };
    }
    try {
      return { kind: "outcome", outcome: await keepClaim(key, run) };
    } finally {
      await store.releaseAttempt(key);
    }
  };
}
