import type { AccountMail } from "../peers.js";
import type { VerificationFailure, Verification } from "../sign-up/verification.js";

export interface NewEmailChange {
  readonly userId: string;
  /** Stays signed in after the change, unless another session confirms it. */
  readonly sessionId: string;
  readonly newEmail: string;
  readonly verification: Verification;
  /** The code and link to the new address, and the notice to the present one. */
  readonly mails: readonly AccountMail[];
}

export type StartEmailChangeOutcome =
  | "sent"
  | "emailTaken"
  /** The hourly limit of mails is reached. */
  | { readonly kind: "tooMany"; readonly retryAt: Date };

/** A change whose code is to be tried. */
export interface TriedEmailChange {
  readonly codeHash: Buffer;
  readonly tokenHash: Buffer;
}

/** The change to confirm: by a link, or by the user who typed its code. */
export type ConfirmedEmailChange =
  { readonly tokenHash: Buffer } | { readonly userId: string; readonly codeHash: Buffer };

export interface EmailChangeConfirmation {
  readonly confirmed: ConfirmedEmailChange;
  /** The signed-in user who confirms; null when no one is signed in. */
  readonly viewer: { readonly id: string; readonly sessionId: string } | null;
  /** The event id of the notices to both addresses. */
  readonly eventId: string;
  readonly now: Date;
}

export type ConfirmEmailChangeOutcome =
  | { readonly kind: "changed"; readonly email: string }
  | { readonly kind: "emailTaken"; readonly email: string }
  | { readonly kind: "verificationFailed"; readonly reason: VerificationFailure };

export interface EmailChangeStore {
  /** Starts a change, and replaces a pending one. */
  startEmailChange(change: NewEmailChange): Promise<StartEmailChangeOutcome>;
  /** Counts a try. Returns null when no change is pending or all tries are spent. */
  spendChangeTry(userId: string, now: Date): Promise<TriedEmailChange | null>;
  /**
   * Gives the account the new address, once, notifies both addresses, and ends the other sessions. An unverified
   * account with that address is deleted, because the mailbox belongs to another person.
   */
  confirmEmailChange(confirmation: EmailChangeConfirmation): Promise<ConfirmEmailChangeOutcome>;
  /** Deletes changes that ended before the time. */
  forgetEmailChanges(before: Date): Promise<void>;
}
