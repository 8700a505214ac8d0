import { keepingClaim, startAttempt, type AttemptParts } from "./attempt.js";
import { bodyHash } from "./body-hash.js";
import type { Order } from "./order.js";
import type { AttemptKey } from "./order-store.js";

export type Repeatable<Outcome> =
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "replayed"; readonly order: Order }
  | { readonly kind: "keyReused" }
  | { readonly kind: "stillRunning" };

/**
 * Runs an operation under its caller's key: a repeat waits for and gets the first one's answer. What did not do anything
 * (`doneTo` is null) frees the key again. Without a key it just runs.
 */
export function repeatable(parts: AttemptParts) {
  const { store } = parts;
  const start = startAttempt(parts);
  const keepClaim = keepingClaim(parts);
  return async <Outcome>(
    key: AttemptKey | null,
    body: unknown,
    run: () => Promise<Outcome>,
    doneTo: (outcome: Outcome) => Order | null,
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
      const outcome = await keepClaim(key, run);
      const order = doneTo(outcome);
      if (order) await store.answerAttempt(key, order.id, { kind: "done" });
      else await store.releaseAttempt(key);
      return { kind: "outcome", outcome };
    } catch (error) {
      await store.releaseAttempt(key);
      throw error;
    }
  };
}
