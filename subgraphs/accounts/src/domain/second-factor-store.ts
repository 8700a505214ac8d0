import type { SignInNews } from "./sign-in-news.js";

/** After so many wrong codes in a row an account waits, first a minute, then twice as long each time, a day at most. */
export const maxWrongCodes = 10;
/** Of one challenge; then its owner signs in again. */
export const maxChallengeTries = 5;

export interface NewSecondFactor {
  readonly userId: string;
  readonly sealedSecret: Buffer;
  readonly now: Date;
  /** When it is forgotten unless it is confirmed by then. */
  readonly expiresAt: Date;
}

export type SpentTry =
  | { readonly kind: "tried"; readonly sealedSecret: Buffer; readonly lastUsedStep: number }
  | { readonly kind: "codesLocked"; readonly retryAt: Date }
  | { readonly kind: "none" };

/** A code that is right, as far as it has not been used. */
export type RightCode =
  { readonly kind: "totp"; readonly step: number } | { readonly kind: "recoveryCode"; readonly hash: Buffer };

export interface Challenge {
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface SecondFactorStore {
  /** Takes the place of one that was never confirmed; false when one is on. */
  beginSecondFactor(begun: NewSecondFactor): Promise<boolean>;
  /** Counts a try at the second factor that is on, or at the one that waits to be confirmed. `guessed` is sent with the last try before a wait. */
  spendTry(userId: string, which: "on" | "waiting", now: Date, guessed: SignInNews): Promise<SpentTry>;
  /** Turns on what waited, once; ends all other sessions of the user, which had no second factor. */
  confirmSecondFactor(
    confirmed: { userId: string; sealedSecret: Buffer; step: number; recoveryCodeHashes: readonly Buffer[]; now: Date },
    keptSessionId: string,
    news: SignInNews,
  ): Promise<boolean>;
  /** Each uses the code up, and does nothing when it was used before. */
  signInByCode(userId: string, code: RightCode, challengeHash: Buffer, usedRecoveryCode: SignInNews): Promise<boolean>;
  turnOffByCode(userId: string, code: RightCode, news: SignInNews): Promise<boolean>;
  renewRecoveryCodesByCode(
    userId: string,
    code: RightCode,
    recoveryCodeHashes: readonly Buffer[],
    news: SignInNews,
  ): Promise<boolean>;
  /** Puts the same secret in place, sealed anew. */
  resealSecret(userId: string, from: Buffer, to: Buffer): Promise<void>;
  startChallenge(challenge: Challenge): Promise<void>;
  /** Counts a try; whose challenge it is, null when there is none that holds or its tries are spent. */
  spendChallengeTry(tokenHash: Buffer, now: Date): Promise<string | null>;
  forgetExpiredSecondFactors(now: Date): Promise<void>;
}
