import type { Clock } from "@souk/kernel/values/clock";
import { hashOfSecret, isSecret, newSecret } from "@souk/kernel/keys/secret";
import type { AccessTokenIssuer } from "./access-token-issuer.js";
import type { CartMerge, GuestHandOver } from "../peers.js";
import { jobsOfHandOver } from "../guests/guest-hand-over.js";
import { daysAfter, type SessionLifetimes } from "./session-lifetimes.js";
import type { SessionStore } from "./session-store.js";
import type { SignInOrigin } from "../sign-in/sign-in-origin.js";
import type { User } from "../users/user.js";
import { storedUserAgent, networkOf } from "./user-session.js";

/** The result of a successful sign-in. */
export interface SignedIn {
  readonly user: User;
  readonly accessToken: string;
  readonly accessExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
  /** The secret by which the account recognizes the device; null when the device is known already, as at a refresh. */
  readonly device: KnownDevice | null;
  /** The report of the guest's cart merge; null without a guest's token, or when the cart is merged later. */
  readonly cartMerge: CartMerge | null;
  /** True for an admin who must set up a second factor first: until then the session has the role of a customer. */
  readonly secondFactorSetupRequired: boolean;
}

export interface KnownDevice {
  readonly secret: string;
  readonly expiresAt: Date;
}

export interface StartSessionDependencies {
  readonly sessions: SessionStore;
  readonly takeOverGuest: (handOver: GuestHandOver) => Promise<CartMerge | null>;
  readonly issuer: AccessTokenIssuer;
  readonly lifetimes: SessionLifetimes;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type StartSession = ReturnType<typeof startSession>;

const deviceKnownDays = 365;

/** Starts a session. Only `completeSignIn` and `changePassword` call it. */
export function startSession({ sessions, takeOverGuest, issuer, lifetimes, clock, newId }: StartSessionDependencies) {
  return async (
    user: User,
    { userAgent, clientAddress, locale = null, device: replaced, guestId }: SignInOrigin,
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
      userAgent: storedUserAgent(userAgent),
      clientAddress: networkOf(clientAddress),
      locale,
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
