import type { User } from "./user.js";
import type { UserSession } from "./user-session.js";

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly userAgent: string | null;
  readonly clientAddress: string | null;
  readonly createdAt: Date;
  /** However often it is refreshed. */
  readonly expiresAt: Date;
  readonly tokenHash: Buffer;
  readonly tokenExpiresAt: Date;
  readonly device: NewDevice;
}

/** A device that has signed in, so that strangers' guesses do not lock it out. Each user has the newest 20. */
export interface NewDevice {
  readonly hash: Buffer;
  /** What it was known by before. */
  readonly replacedHash: Buffer | null;
  readonly expiresAt: Date;
}

export const maxDevices = 20;

export interface Rotation {
  readonly presentedHash: Buffer;
  /** Where it comes from; unknown keeps what is known. */
  readonly userAgent: string | null;
  readonly clientAddress: string | null;
  readonly nextHash: Buffer;
  readonly now: Date;
  /** The next token's, unless the session ends before. */
  readonly nextExpiresAt: Date;
}

export interface RotatedSession {
  readonly sessionId: string;
  readonly user: User;
  readonly tokenExpiresAt: Date;
}

/** Work that is written with a session, or not at all. */
export interface NewJob {
  readonly task: string;
  readonly data: unknown;
  readonly options?: { readonly key?: string; readonly isNewKey?: boolean; readonly runAt?: Date };
}

/** A session is the family of the refresh tokens that came from one sign-in; only the newest of them is unused. */
export interface SessionStore {
  startSession(session: NewSession, jobs?: readonly NewJob[]): Promise<void>;
  /** Takes jobs off the outbox that have nothing left to do. */
  dropJobs(keys: readonly string[]): Promise<void>;
  /** Spends the presented token for the next one. Null when it was spent before, or has expired, or its user is not active. */
  rotateToken(rotation: Rotation): Promise<RotatedSession | null>;
  /** The session's user now; null when it has ended by `now`, or its user is not active. */
  userOfSession(sessionId: string, now: Date): Promise<User | null>;
  /** Whether the session began after `time`. */
  hasStartedAfter(sessionId: string, time: Date): Promise<boolean>;
  /** Ends the session of a token that was spent before. */
  endReplayedSession(tokenHash: Buffer): Promise<void>;
  /** Ends the session of this id and that of this token; false when there was neither. */
  endSessions(which: { readonly sessionId: string | null; readonly tokenHash: Buffer | null }): Promise<boolean>;
  /** Of each of the users, those that have not ended by `now` and were used after `idleSince`; the newest use first. */
  sessionsOf(userIds: readonly string[], now: Date, idleSince: Date): Promise<readonly UserSession[]>;
  /** Ends the user's sessions, or one of them, or all but one; how many. */
  endSessionsOf(userId: string, which: { readonly only?: string; readonly but?: string }): Promise<number>;
  /** Deletes sessions that have ended by `now` or were last used before `idleSince`, and tokens that have expired. */
  forgetExpiredSessions(now: Date, idleSince: Date): Promise<void>;
}
