import type { CartMerge, GuestCarts, GuestHandOver } from "./guest-carts.js";
import { claimJob } from "./guest-orders.js";
import type { NewJob, SessionStore } from "./session-store.js";

/** For so long the outbox leaves the merge to the sign-in that wrote it. */
const mergePauseMs = 5000;

const mergeJobKey = ({ mergeId }: GuestHandOver): string => `mergeGuestCart:${mergeId}`;

/** What a sign-in with a guest's token leaves to the outbox, written with its session: nothing is lost whoever dies. */
export function jobsOfHandOver(handOver: GuestHandOver, now: Date): NewJob[] {
  const runAt = new Date(now.getTime() + mergePauseMs);
  const { userId, guestId } = handOver;
  return [
    { task: "mergeGuestCart", data: handOver, options: { key: mergeJobKey(handOver), isNewKey: true, runAt } },
    claimJob({ userId, guestId }),
  ];
}

/** Merges at once, so that the sign-in can tell what became of the cart; null where the outbox has to do it. */
export function takeOverGuest({ carts, sessions }: { readonly carts: GuestCarts; readonly sessions: SessionStore }) {
  return async (handOver: GuestHandOver): Promise<CartMerge | null> => {
    const merge = await carts.mergeAtOnce(handOver);
    if (merge) await sessions.dropJobs([mergeJobKey(handOver)]);
    return merge;
  };
}
