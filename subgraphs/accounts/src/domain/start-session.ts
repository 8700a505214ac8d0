import type { Clock } from "@souk/kernel/clock";
import type { AccessTokenIssuer } from "./access-token-issuer.js";
import type { CartMerge, GuestHandOver } from "./guest-carts.js";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/secret";
import { daysAfter, type SessionLifetimes } from "./session-lifetimes.js";
import type { SessionStore } from "./session-store.js";
import type { SignInOrigin } from "./sign-in-origin.js";
import { jobsOfHandOver } from "./take-over-guest.js";
import type { User } from "./user.js";
import { keptUserAgent, networkOf } from "./user-session.js";

/** What a client gets for having proven who it is. */
export interface SignedIn {
  readonly user: User;
  readonly accessToken: string;
  readonly accessExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
  /** By which the account knows the device again; null where it was known before, as at a refresh. */
  readonly device: KnownDevice | null;
  /** What became of the cart of the guest whose token came along; null without one, or when it is merged later. */
  readonly cartMerge: CartMerge | null;
  /** An admin who has to set up a second factor first: until then the session is a customer's. */
  readonly secondFactorSetupRequired: boolean;
}

export interface KnownDevice {
  readonly secret: string;
  readonly expiresAt: Date;
}

export interface StartSessionParts {
  readonly sessions: SessionStore;
  readonly takeOverGuest: (handOver: GuestHandOver) => Promise<CartMerge | null>;
  readonly issuer: AccessTokenIssuer;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type StartSession = ReturnType<typeof startSession>;

const deviceKnownDays = 365;

/** Only `completeSignIn` and `changePassword` start one. */
export function startSession({ sessions, takeOverGuest, issuer, lifetimes, clock, newId }: StartSessionParts) {
  return async (
    user: User,
    { userAgent, clientAddress, device: replaced, guestId }: SignInOrigin,
  ): Promise<SignedIn> => {
    const now = clock.now();
    const sessionId = newId();
    const refreshToken = newSecret();
    const expiresAt = daysAfter(now, lifetimes.maxDays);
    const refreshExpiresAt = daysAfter(now, Math.min(lifetimes.idleDays, lifetimes.maxDays));
    const device = { secret: newSecret(), expiresAt: daysAfter(now, deviceKnownDays) };
    const handOver = guestId === undefined ? null : { mergeId: sessionId, guestId, userId: user.id };
    const session = {
      id: sessionId,
      userId: user.id,
      userAgent: keptUserAgent(userAgent),
      clientAddress: networkOf(clientAddress),
      createdAt: now,
      expiresAt,
      tokenHash: hashOfSecret(refreshToken),
      tokenExpiresAt: refreshExpiresAt,
      device: {
        hash: hashOfSecret(device.secret),
        replacedHash: replaced !== undefined && isSecret(replaced) ? hashOfSecret(replaced) : null,
        expiresAt: device.expiresAt,
      },
    };
    await sessions.startSession(session, handOver ? jobsOfHandOver(handOver, now) : []);
    const cartMerge = handOver && (await takeOverGuest(handOver));
    const { expiresAt: accessExpiresAt, ...issued } = await issuer.issue(user, sessionId, now);
    return { user, ...issued, accessExpiresAt, refreshToken, refreshExpiresAt, device, cartMerge };
  };
}
