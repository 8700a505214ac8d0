import type { User } from "./user.js";
import type { VerificationFailure } from "./verification-failure.js";
import type { Verification, VerificationMail } from "./verification.js";

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly username: string | null;
  readonly fullName: string | null;
  readonly passwordHash: string;
  readonly createdAt: Date;
}

/** How an account gets verified: by a mail that leaves from the outbox of the same transaction, or at once. */
export type FirstVerification =
  | { readonly kind: "byMail"; readonly verification: Verification; readonly mail: VerificationMail }
  | { readonly kind: "atOnce" };

export type RegisterAccountOutcome = "registered" | "emailTaken" | "usernameTaken";

/** A verification whose code somebody wants to try. */
export interface TriedVerification {
  readonly userId: string;
  readonly codeHash: Buffer;
  readonly tokenHash: Buffer;
}

export interface VerificationStore {
  /** Replaces an account of the same address that was never verified. */
  registerAccount(account: NewAccount, first: FirstVerification): Promise<RegisterAccountOutcome>;
  /** Replaces the last mail's code and link, and sends the new ones, unless the last mail went out after `quietSince`. */
  renewVerification(verification: Verification, mail: VerificationMail, quietSince: Date): Promise<void>;
  /** Counts a try; null when there is nothing to try, be it that all tries are spent. */
  spendCodeTry(email: string, now: Date): Promise<TriedVerification | null>;
  /** Each consumes the verification and verifies its user, once; null when there is none that holds. */
  verifyByCode(tried: TriedVerification, now: Date): Promise<User | null>;
  verifyByToken(tokenHash: Buffer, now: Date): Promise<User | null>;
  /** Why a token verifies nobody. */
  failureOfToken(tokenHash: Buffer, now: Date): Promise<VerificationFailure>;
  /** Deletes what ended by `endedBy`, and accounts that were made before `registeredBefore` and never verified. */
  forgetExpiredVerifications(endedBy: Date, registeredBefore: Date): Promise<void>;
}
