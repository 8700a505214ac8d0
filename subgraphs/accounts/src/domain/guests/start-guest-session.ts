import type { Clock } from "@souk/kernel/values/clock";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { AccessTokenIssuer, IssuedAccessToken } from "../sessions/access-token-issuer.js";

export type StartGuestSessionOutcome =
  | { readonly kind: "guestSession"; readonly guest: IssuedAccessToken }
  /** A user has a cart already; a guest's token would sign them out. */
  | { readonly kind: "signedIn" };

export interface StartGuestSessionDependencies {
  readonly issuer: AccessTokenIssuer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Starts a new guest; for a guest's own token, extends the same guest. Nothing is stored, because a guest exists only
 * in the token.
 */
export function startGuestSession({ issuer, clock, newId }: StartGuestSessionDependencies) {
  return async (viewer: Viewer): Promise<StartGuestSessionOutcome> => {
    if (viewer.kind === "user") return { kind: "signedIn" };
    const { id, sessionId } = viewer.kind === "guest" ? viewer : { id: newId(), sessionId: newId() };
    return { kind: "guestSession", guest: await issuer.issueForGuest(id, sessionId, clock.now()) };
  };
}
