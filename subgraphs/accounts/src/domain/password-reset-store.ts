import type { AccountMail } from "./account-mail.js";
import type { ResetWish } from "./start-password-reset.js";
import type { User } from "./user.js";
import type { VerificationFailure } from "./verification-failure.js";

/** What is kept of a link: no token, only what it is held against. */
export interface PasswordReset {
  readonly tokenHash: Buffer;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

export interface NewPassword {
  readonly tokenHash: Buffer;
  readonly passwordHash: string;
  readonly now: Date;
  /** Goes to the address of the account. */
  readonly notice: Omit<Extract<AccountMail, { kind: "PASSWORD_CHANGED" }>, "recipient" | "userId">;
}

export interface PasswordResetStore {
  /** Whether the address has an account is found out from the outbox, not here. A newer wish takes the place of one that waits. */
  requestReset(wish: ResetWish): Promise<void>;
  /**
   * Replaces the last link to the account of the address, and sends the new one; nothing without such an account, within a
   * pause after the last one, or after as many as an hour may have.
   */
  startReset(email: string, reset: PasswordReset, mail: Omit<ResetMail, "recipient">): Promise<void>;
  /** Whose password the link sets. */
  findReset(tokenHash: Buffer, now: Date): Promise<User | VerificationFailure>;
  /**
   * Spends the link, once: the address is verified by it, no session goes on, no device is known, nothing waits any more, and
   * a change of the address that was under way is off.
   */
  resetPassword(password: NewPassword): Promise<User | VerificationFailure>;
  /** Deletes what ended before. */
  forgetResets(before: Date): Promise<void>;
}

export type ResetMail = Extract<AccountMail, { kind: "PASSWORD_RESET" }>;
