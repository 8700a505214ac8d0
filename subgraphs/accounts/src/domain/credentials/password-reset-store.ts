import type { AccountMail } from "../peers.js";
import type { User } from "../users/user.js";
import type { VerificationFailure } from "../sign-up/verification.js";

/** The stored data of a link: only the hash of its token. */
export interface PasswordReset {
  readonly tokenHash: Buffer;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

export interface NewPassword {
  readonly tokenHash: Buffer;
  readonly passwordHash: string;
  readonly now: Date;
  /** Sent to the address of the account. */
  readonly notice: Omit<Extract<AccountMail, { kind: "PASSWORD_CHANGED" }>, "recipient" | "userId">;
}

export interface PasswordResetStore {
  /** Enqueues a job, which finds out whether the address has an account. A newer request replaces a waiting one. */
  requestReset(request: PasswordResetRequest): Promise<void>;
  /**
   * Replaces the last link to the account of the address, and sends the new one. Does nothing without an account,
   * within a pause after the last link, or when the hourly limit is reached.
   */
  startReset(email: string, reset: PasswordReset, mail: Omit<ResetMail, "recipient">): Promise<void>;
  /** Returns the user whose password the link resets, or the reason why the link is invalid. */
  findReset(tokenHash: Buffer, now: Date): Promise<User | VerificationFailure>;
  /**
   * Uses the link, once: sets the password and verifies the address. All sessions, known devices, waiting sign-ins and
   * a pending change of the address end.
   */
  resetPassword(password: NewPassword): Promise<User | VerificationFailure>;
  /** Deletes links that ended before the time. */
  forgetResets(before: Date): Promise<void>;
}

export type ResetMail = Extract<AccountMail, { kind: "PASSWORD_RESET" }>;

export interface PasswordResetRequest {
  readonly eventId: string;
  readonly email: string;
}
