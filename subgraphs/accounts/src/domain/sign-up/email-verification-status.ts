import type { User } from "../users/user.js";

/** The last verification mail of a user. */
export interface SentVerification {
  readonly userId: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

export type EmailVerificationStatus = "PENDING" | "VERIFIED" | "EXPIRED";

/**
 * The status of the user's address. EXPIRED, too, when the last mail has expired long ago and was forgotten: the user
 * must request another mail.
 */
export function emailVerificationStatus(
  { emailVerified }: Pick<User, "emailVerified">,
  sent: Pick<SentVerification, "expiresAt"> | null,
  now: Date,
): EmailVerificationStatus {
  if (emailVerified) return "VERIFIED";
  return sent !== null && sent.expiresAt > now ? "PENDING" : "EXPIRED";
}
