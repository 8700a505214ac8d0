import type { OutboxJob } from "../outbox-job.js";
import type { SessionStore } from "../sessions/session-store.js";

/** The data that moves from a guest to the account at a sign-in with the guest's token. */
export interface GuestHandOver {
  /** The session's id: each sign-in merges the cart once. */
  readonly mergeId: string;
  readonly guestId: string;
  readonly userId: string;
}

export interface MergedCartLine {
  readonly productId: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly guestQuantity: number;
  readonly quantityBefore: number;
  readonly quantityAfter: number;
}

/** The outcome for each line of the guest's cart. */
export interface CartMerge {
  readonly lines: readonly MergedCartLine[];
}

/** The part of cart that a sign-in uses. A repeat under the same merge id returns the first report. */
export interface GuestCarts {
  /** Merges the carts. Throws ServiceUnavailableError. */
  merge(handOver: GuestHandOver): Promise<CartMerge>;
  /** Merges within a short deadline. Returns null when cart does not answer in time. */
  mergeAtOnce(handOver: GuestHandOver): Promise<CartMerge | null>;
}

/** The proof that a user is the guest who bought: they read that address, or had that guest's token. */
export type GuestOrdersClaim =
  { readonly userId: string; readonly email: string } | { readonly userId: string; readonly guestId: string };

/** The part of orders that accounts uses. */
export interface GuestOrders {
  /** Assigns the guest's orders to the user. A repeat changes nothing. Throws ServiceUnavailableError. */
  claim(claim: GuestOrdersClaim): Promise<void>;
}

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
export function takeOverGuest({ carts, sessions }: { readonly carts: GuestCarts; readonly sessions: SessionStore }) {
  return async (handOver: GuestHandOver): Promise<CartMerge | null> => {
    const merge = await carts.mergeAtOnce(handOver);
    if (merge) await sessions.dropJobs([mergeJobKey(handOver)]);
    return merge;
  };
}
