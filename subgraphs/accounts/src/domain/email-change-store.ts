import type { AccountMail } from "./account-mail.js";
import type { VerificationFailure } from "./verification-failure.js";
import type { Verification } from "./verification.js";

export interface NewEmailChange {
  readonly userId: string;
  /** Goes on after the change, where it is not another one that confirms it. */
  readonly sessionId: string;
  readonly newEmail: string;
  readonly verification: Verification;
  /** The code and link to the new address, and the notice to the present one. */
  readonly mails: readonly AccountMail[];
}

export type StartEmailChangeOutcome =
  | "sent"
  | "emailTaken"
  /** As many mails as an hour may have. */
  | { readonly kind: "tooMany"; readonly retryAt: Date };

/** A change whose code somebody wants to try. */
export interface TriedEmailChange {
  readonly codeHash: Buffer;
  readonly tokenHash: Buffer;
}

/** Which change is to be confirmed: the one of a link, or of the user who typed its code. */
export type ConfirmedEmailChange =
  { readonly tokenHash: Buffer } | { readonly userId: string; readonly codeHash: Buffer };

export interface EmailChangeConfirmation {
  readonly confirmed: ConfirmedEmailChange;
  /** Who confirms, where somebody is signed in. */
  readonly viewer: { readonly id: string; readonly sessionId: string } | null;
  /** Of the notices to both addresses. */
  readonly eventId: string;
  readonly now: Date;
}

export type ConfirmEmailChangeOutcome =
  | { readonly kind: "changed"; readonly email: string }
  | { readonly kind: "emailTaken"; readonly email: string }
  | { readonly kind: "verificationFailed"; readonly reason: VerificationFailure };

export interface EmailChangeStore {
  /** Replaces a change that is under way. */
  startEmailChange(change: NewEmailChange): Promise<StartEmailChangeOutcome>;
  /** Counts a try; null when there is nothing to try, be it that all tries are spent. */
  spendChangeTry(userId: string, now: Date): Promise<TriedEmailChange | null>;
  /**
   * Gives the account the new address, once, tells both, and ends its other sessions. An account of that address that was
   * never verified goes: its mailbox belongs to somebody else.
   */
  confirmEmailChange(confirmation: EmailChangeConfirmation): Promise<ConfirmEmailChangeOutcome>;
  /** Deletes what ended before. */
  forgetEmailChanges(before: Date): Promise<void>;
}
