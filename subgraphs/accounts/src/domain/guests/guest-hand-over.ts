import type { CartMerge, CartPeer, GuestHandOver, GuestOrdersClaim } from "../peers.js";
import type { OutboxJob } from "../outbox-job.js";
import type { SessionStore } from "../sessions/session-store.js";

/**
 * Returns the job that claims guest orders. It is written in the transaction of the proof: each proof that a user reads
 * an address must write one.
 */
export function claimJob(claim: GuestOrdersClaim): OutboxJob {
  return { task: "claimGuestOrders", data: claim };
}

/** The outbox waits this long, so that the sign-in can merge the cart itself. */
const mergePauseMs = 5000;

const mergeJobKey = ({ mergeId }: GuestHandOver): string => `mergeGuestCart:${mergeId}`;

/**
 * Returns the outbox jobs of a sign-in with a guest's token. They are written with its session, so a crash loses
 * nothing.
 */
export function jobsOfHandOver(handOver: GuestHandOver, now: Date): OutboxJob[] {
  const runAt = new Date(now.getTime() + mergePauseMs);
  const { userId, guestId } = handOver;
  return [
    { task: "mergeGuestCart", data: handOver, options: { key: mergeJobKey(handOver), isNewKey: true, runAt } },
    claimJob({ userId, guestId }),
  ];
}

/** Merges at once, so that the sign-in can return the report; null when the outbox has to do it. */
export function takeOverGuest({ carts, sessions }: { readonly carts: CartPeer; readonly sessions: SessionStore }) {
  return async (handOver: GuestHandOver): Promise<CartMerge | null> => {
    const merge = await carts.mergeAtOnce(handOver);
    if (merge) await sessions.dropJobs([mergeJobKey(handOver)]);
    return merge;
  };
}
