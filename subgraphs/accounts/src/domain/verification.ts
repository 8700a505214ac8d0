import type { Clock } from "@souk/kernel/clock";
import { hashOfSecret, newSecret } from "@souk/kernel/secret";
import { hashOfNewCode, newVerificationCode, type CodeKeys } from "./verification-code.js";

/** What is kept of the newest mail to an address that is not verified: no code and no token, only what they are held against. */
export interface Verification {
  readonly codeHash: Buffer;
  readonly tokenHash: Buffer;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** What goes into the mail, and nowhere else. */
export interface VerificationMail {
  /** One mail per event, however often it is handed on. */
  readonly eventId: string;
  readonly recipient: string;
  readonly code: string;
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export const verificationSeconds = 600;
/** Of the code; the link cannot be guessed. */
export const maxCodeTries = 5;
export const resendPauseSeconds = 60;
/** Accounts that nobody verified are forgotten, and their usernames free again. */
export const unverifiedAccountDays = 7;

export interface VerificationParts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly codeKeys: CodeKeys;
  /** Where clients find the router, without a slash at its end. */
  readonly publicUrl: string;
}

export type NewVerification = ReturnType<typeof newVerification>;

/** Makes a code and a link for an address. `page`: where the link leads. */
export function newVerification({ clock, newId, codeKeys, publicUrl }: VerificationParts) {
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
