import type { NewJob } from "./session-store.js";

/** By what somebody has proven to be who bought as a guest: they read that address, or had that guest's token. */
export type GuestOrdersClaim =
  { readonly userId: string; readonly email: string } | { readonly userId: string; readonly guestId: string };

/** Orders, as far as accounts needs it. */
export interface GuestOrders {
  /** Orders of that guest become the user's. A repeat changes nothing. Throws ServiceUnavailableError. */
  claim(claim: GuestOrdersClaim): Promise<void>;
}

/** Written with what proves it. Whatever proves that a user reads an address has to write one. */
export function claimJob(claim: GuestOrdersClaim): NewJob {
  return { task: "claimGuestOrders", data: claim };
}
