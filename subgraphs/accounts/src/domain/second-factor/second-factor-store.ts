import type { SignInChangeNotice } from "../mail/sign-in-change.js";

/**
 * After this many wrong codes in a row an account is locked: for a minute at first, then twice as long each time, up to
 * a day.
 */
export const maxWrongCodes = 10;
/** The maximum number of tries per challenge; then the user must sign in again. */
export const maxChallengeTries = 5;

export interface NewSecondFactor {
  readonly userId: string;
  readonly sealedSecret: Buffer;
  readonly now: Date;
  /** The setup is deleted at this time unless it is confirmed. */
  readonly expiresAt: Date;
}

export type SpentTry =
  | { readonly kind: "tried"; readonly sealedSecret: Buffer; readonly lastUsedStep: number }
  | { readonly kind: "codesLocked"; readonly retryAt: Date }
  | { readonly kind: "none" };

/** A matching code that may have been used before. */
export type RightCode =
  { readonly kind: "totp"; readonly step: number } | { readonly kind: "recoveryCode"; readonly hash: Buffer };

export interface Challenge {
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface SecondFactorStore {
  /** Replaces an unconfirmed setup. Returns false when a second factor is on. */
  beginSecondFactor(begun: NewSecondFactor): Promise<boolean>;
  /**
   * Counts a try for the active second factor, or for the one that waits for confirmation. `guessed` is sent with the
   * last try before a lock.
   */
  spendTry(userId: string, which: "on" | "waiting", now: Date, guessed: SignInChangeNotice): Promise<SpentTry>;
  /** Turns on the waiting second factor, once, and ends all other sessions of the user, which had no second factor. */
  confirmSecondFactor(
    confirmed: { userId: string; sealedSecret: Buffer; step: number; recoveryCodeHashes: readonly Buffer[]; now: Date },
    currentSessionId: string,
    notice: SignInChangeNotice,
  ): Promise<boolean>;
  /** Uses up the code. Returns false, without changes, when the code was used before. */
  signInByCode(
    userId: string,
    code: RightCode,
    challengeHash: Buffer,
    usedRecoveryCode: SignInChangeNotice,
  ): Promise<boolean>;
  turnOffByCode(userId: string, code: RightCode, notice: SignInChangeNotice): Promise<boolean>;
  renewRecoveryCodesByCode(
    userId: string,
    code: RightCode,
    recoveryCodeHashes: readonly Buffer[],
    notice: SignInChangeNotice,
  ): Promise<boolean>;
  /** Replaces the sealed secret with the same secret, sealed with the present key. */
  resealSecret(userId: string, from: Buffer, to: Buffer): Promise<void>;
  startChallenge(challenge: Challenge): Promise<void>;
  /** Counts a try. Returns the challenge's user; null when no valid challenge exists or its tries are spent. */
  spendChallengeTry(tokenHash: Buffer, now: Date): Promise<string | null>;
  forgetExpiredSecondFactors(now: Date): Promise<void>;
}
