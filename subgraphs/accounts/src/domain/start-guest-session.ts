import type { Clock } from "@souk/kernel/clock";
import type { Viewer } from "@souk/kernel/viewer";
import type { AccessTokenIssuer, IssuedAccessToken } from "./access-token-issuer.js";

export type StartGuestSessionOutcome =
  | { readonly kind: "guestSession"; readonly guest: IssuedAccessToken }
  /** Whoever has an account has a cart; a guest's token in its place would sign them out. */
  | { readonly kind: "signedIn" };

export interface StartGuestSessionParts {
  readonly issuer: AccessTokenIssuer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A new guest; or, for a guest's own token, the same one for longer. Nothing is kept: a guest is what the token says. */
export function startGuestSession({ issuer, clock, newId }: StartGuestSessionParts) {
  return async (viewer: Viewer): Promise<StartGuestSessionOutcome> => {
    if (viewer.kind === "user") return { kind: "signedIn" };
    const { id, sessionId } = viewer.kind === "guest" ? viewer : { id: newId(), sessionId: newId() };
    return { kind: "guestSession", guest: await issuer.issueForGuest(id, sessionId, clock.now()) };
  };
}
