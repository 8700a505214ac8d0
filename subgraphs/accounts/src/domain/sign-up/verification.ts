import type { Clock } from "@souk/kernel/values/clock";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import { hashOfNewCode, newVerificationCode, type CodeKeys } from "./verification-code.js";

/** The stored data of the newest mail to an unverified address: only hashes of the code and the token. */
export interface Verification {
  readonly codeHash: Buffer;
  readonly tokenHash: Buffer;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** The data of the mail, which is stored nowhere else. */
export interface VerificationMail {
  /** Each event has one mail, however often it is handed on. */
  readonly eventId: string;
  readonly recipient: string;
  readonly code: string;
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export const verificationSeconds = 600;
/** The maximum number of tries of a code; a link cannot be guessed. */
export const maxCodeTries = 5;
export const resendPauseSeconds = 60;
/** Unverified accounts are deleted after this many days, and their usernames become available. */
export const unverifiedAccountDays = 7;

export interface VerificationDependencies {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly codeKeys: CodeKeys;
  /** The router's address for clients, without a trailing slash. */
  readonly publicUrl: string;
}

export type NewVerification = ReturnType<typeof newVerification>;

/** Creates a code and a link for an address. `page`: the page that the link opens. */
export function newVerification({ clock, newId, codeKeys, publicUrl }: VerificationDependencies) {
  return (recipient: string, page = "verify-email"): { verification: Verification; mail: VerificationMail } => {
    const sentAt = clock.now();
    const expiresAt = new Date(sentAt.getTime() + verificationSeconds * 1000);
    const token = newSecret();
    const tokenHash = hashOfSecret(token);
    const code = newVerificationCode();
    const link = `${publicUrl}/${page}/${token}`;
    return {
      verification: { codeHash: hashOfNewCode(codeKeys, tokenHash, code), tokenHash, sentAt, expiresAt },
      mail: { eventId: newId(), recipient, code, link, expiresAt: expiresAt.toISOString() },
    };
  };
}

/**
 * The reason why a mailed link is invalid; its recipient may know the reason. A failed code is always INVALID, because
 * more would reveal whether an account exists. A link that was replaced by a newer one is INVALID too.
 */
export type VerificationFailure = "INVALID" | "EXPIRED" | "USED";

export interface VerificationFailed {
  readonly kind: "verificationFailed";
  readonly reason: VerificationFailure;
}

export const invalidVerification: VerificationFailed = { kind: "verificationFailed", reason: "INVALID" };

/** The number of days after its end for which a link reports that it is used or expired. */
export const failureKnownDays = 1;
