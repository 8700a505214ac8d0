import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { User } from "../users/user.js";
import type { SentVerification } from "./email-verification-status.js";
import type { VerificationFailure, Verification, VerificationMail } from "./verification.js";
import type { Locale } from "@souk/kernel/values/locale";

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly username: string | null;
  readonly fullName: string | null;
  readonly locale?: Locale | null;
  readonly passwordHash: string;
  readonly createdAt: Date;
  /** The values of declared fields. */
  readonly custom?: CustomValues;
}

/** How an account gets verified: by a mail from the outbox of the same transaction, or at once. */
export type FirstVerification =
  | { readonly kind: "byMail"; readonly verification: Verification; readonly mail: VerificationMail }
  | { readonly kind: "atOnce" };

export type RegisterAccountOutcome = "registered" | "emailTaken" | "usernameTaken";

/** A verification whose code is to be tried. */
export interface TriedVerification {
  readonly userId: string;
  readonly codeHash: Buffer;
  readonly tokenHash: Buffer;
}

export interface VerificationStore {
  /** Creates the account. It replaces an unverified account of the same address. */
  registerAccount(account: NewAccount, first: FirstVerification): Promise<RegisterAccountOutcome>;
  /**
   * Replaces the last mail's code and link, and sends the new ones, unless the last mail was sent after `quietSince`.
   */
  renewVerification(verification: Verification, mail: VerificationMail, quietSince: Date): Promise<void>;
  /** Counts a try. Returns null when no verification is pending or all tries are spent. */
  spendCodeTry(email: string, now: Date): Promise<TriedVerification | null>;
  /** Uses the verification, once, and verifies its user. Returns null when no valid one exists. */
  verifyByCode(tried: TriedVerification, now: Date): Promise<User | null>;
  verifyByToken(tokenHash: Buffer, now: Date): Promise<User | null>;
  /** Returns the last mails of these users, until they are forgotten. */
  sentVerifications(userIds: readonly string[]): Promise<readonly SentVerification[]>;
  /** Returns the reason why a token is invalid. */
  failureOfToken(tokenHash: Buffer, now: Date): Promise<VerificationFailure>;
  /** Deletes verifications that ended by `endedBy`, and unverified accounts created before `registeredBefore`. */
  forgetExpiredVerifications(endedBy: Date, registeredBefore: Date): Promise<void>;
}
