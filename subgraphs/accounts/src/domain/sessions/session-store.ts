import type { OutboxJob } from "../outbox-job.js";
import type { User } from "../users/user.js";
import type { UserSession } from "./user-session.js";
import type { Locale } from "@souk/kernel/values/locale";

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly userAgent: string | null;
  readonly clientAddress: string | null;
  readonly createdAt: Date;
  /** The maximum lifetime, however often the session is refreshed. */
  readonly expiresAt: Date;
  readonly tokenHash: Buffer;
  readonly tokenExpiresAt: Date;
  readonly device: NewDevice;
  /** The language of the sign-in, which becomes that of the user; null when unknown. */
  readonly locale?: Locale | null;
}

/** A device that has signed in, so that strangers' guesses do not lock it out. Each user keeps the 20 newest. */
export interface NewDevice {
  readonly hash: Buffer;
  /** The hash of the device's previous secret. */
  readonly replacedHash: Buffer | null;
  readonly expiresAt: Date;
}

export const maxDevices = 20;

export interface Rotation {
  readonly presentedHash: Buffer;
  /** The new user agent; null keeps the known one. */
  readonly userAgent: string | null;
  readonly clientAddress: string | null;
  readonly nextHash: Buffer;
  readonly now: Date;
  /** The expiry of the next token, unless the session ends earlier. */
  readonly nextExpiresAt: Date;
}

export interface RotatedSession {
  readonly sessionId: string;
  readonly user: User;
  readonly tokenExpiresAt: Date;
}

/** A session is the family of the refresh tokens from one sign-in; only the newest token is unused. */
export interface SessionStore {
  startSession(session: NewSession, jobs?: readonly OutboxJob[]): Promise<void>;
  /** Deletes outbox jobs that are no longer needed. */
  dropJobs(keys: readonly string[]): Promise<void>;
  /**
   * Exchanges the token for the next one. Returns null when the token was used before or has expired, or its user is
   * not active.
   */
  rotateToken(rotation: Rotation): Promise<RotatedSession | null>;
  /** Returns the session's user; null when the session has ended by `now`, or its user is not active. */
  userOfSession(sessionId: string, now: Date): Promise<User | null>;
  /** Returns whether the session started after `time`. */
  hasStartedAfter(sessionId: string, time: Date): Promise<boolean>;
  /** Ends the session of a token that was used before. */
  endReplayedSession(tokenHash: Buffer): Promise<void>;
  /** Ends the session with this id and the session of this token. Returns false when neither exists. */
  endSessions(which: { readonly sessionId: string | null; readonly tokenHash: Buffer | null }): Promise<boolean>;
  /** Returns each user's sessions that have not ended by `now` and were used after `idleSince`, the last used first. */
  sessionsOf(userIds: readonly string[], now: Date, idleSince: Date): Promise<readonly UserSession[]>;
  /** Ends the user's sessions, one of them, or all except one. Returns their number. */
  endSessionsOf(userId: string, which: { readonly only?: string; readonly but?: string }): Promise<number>;
  /** Deletes sessions that have ended by `now` or were last used before `idleSince`, and expired tokens. */
  forgetExpiredSessions(now: Date, idleSince: Date): Promise<void>;
}
