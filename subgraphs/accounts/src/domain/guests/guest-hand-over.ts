import type { CartMerge, GuestCarts, GuestHandOver } from "./guest-carts.js";
import { claimJob } from "./guest-orders.js";
import type { NewJob, SessionStore } from "../sessions/session-store.js";

/** The outbox waits this long, so that the sign-in can merge the cart itself. */
const mergePauseMs = 5000;

const mergeJobKey = ({ mergeId }: GuestHandOver): string => `mergeGuestCart:${mergeId}`;

/**
 * Returns the outbox jobs of a sign-in with a guest's token. They are written with its session, so a crash loses
 * nothing.
 */
export function jobsOfHandOver(handOver: GuestHandOver, now: Date): NewJob[] {
  const runAt = new Date(now.getTime() + mergePauseMs);
  const { userId, guestId } = handOver;
  return [
    { task: "mergeGuestCart", data: handOver, options: { key: mergeJobKey(handOver), isNewKey: true, runAt } },
    claimJob({ userId, guestId }),
  ];
}

/** Merges at once, so that the sign-in can return the report; null when the outbox has to do it. */
export function takeOverGuest({ carts, sessions }: { readonly carts: GuestCarts; readonly sessions: SessionStore }) {
  return async (handOver: GuestHandOver): Promise<CartMerge | null> => {
    const merge = await carts.mergeAtOnce(handOver);
    if (merge) await sessions.dropJobs([mergeJobKey(handOver)]);
    return merge;
  };
}
