import type { NewJob } from "../sessions/session-store.js";

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
export function claimJob(claim: GuestOrdersClaim): NewJob {
  return { task: "claimGuestOrders", data: claim };
}
