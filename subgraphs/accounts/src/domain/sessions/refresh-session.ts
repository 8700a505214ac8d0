import type { Clock } from "@souk/kernel/values/clock";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/keys/secret";
import type { AccessTokenIssuer } from "./access-token-issuer.js";
import { daysAfter, type SessionLifetimes } from "./session-lifetimes.js";
import type { SessionStore } from "./session-store.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import type { SignedIn } from "./start-session.js";
import { storedUserAgent, networkOf } from "./user-session.js";

export type RefreshSessionOutcome =
  { readonly kind: "signedIn"; readonly signedIn: SignedIn } | { readonly kind: "sessionExpired" };

export interface RefreshSessionDependencies {
  readonly sessions: SessionStore;
  readonly issuer: AccessTokenIssuer;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
}

/**
 * Exchanges a refresh token for new tokens. A token that is used twice was stolen by one of the two clients, so the
 * session ends for both. The role is read again.
 */
export function refreshSession({ sessions, issuer, lifetimes, clock }: RefreshSessionDependencies) {
  return async (
    presented: string | undefined,
    { userAgent, clientAddress }: Pick<SignInOrigin, "userAgent" | "clientAddress">,
  ): Promise<RefreshSessionOutcome> => {
    if (presented === undefined || !isSecret(presented)) return { kind: "sessionExpired" };
    const now = clock.now();
    const presentedHash = hashOfSecret(presented);
    const refreshToken = newSecret();
    const rotated = await sessions.rotateToken({
      presentedHash,
      userAgent: storedUserAgent(userAgent),
      clientAddress: networkOf(clientAddress),
      nextHash: hashOfSecret(refreshToken),
      now,
      nextExpiresAt: daysAfter(now, lifetimes.idleDays),
    });
    if (!rotated) {
      await sessions.endReplayedSession(presentedHash);
      return { kind: "sessionExpired" };
    }
    const { user, sessionId, tokenExpiresAt: refreshExpiresAt } = rotated;
    const { expiresAt: accessExpiresAt, ...issued } = await issuer.issue(user, sessionId, now);
    return {
      kind: "signedIn",
      signedIn: { user, ...issued, accessExpiresAt, refreshToken, refreshExpiresAt, device: null, cartMerge: null },
    };
  };
}
