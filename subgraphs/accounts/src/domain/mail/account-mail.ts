import type { Role } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import type { Locale } from "@souk/kernel/values/locale";

/** The data of a mail of each kind. Secret values are stored nowhere else. Times are in ISO 8601. */
export interface AccountMailData {
  readonly VERIFY_EMAIL: { readonly code: string; readonly link: string; readonly expiresAt: string };
  readonly ACCOUNT_LOCKED: { readonly until: string };
  readonly ACCOUNT_CHANGED: {
    readonly change:
      | "DEACTIVATED"
      | "REACTIVATED"
      | "ROLE_SET"
      | "INSTRUCTOR_APPROVED"
      | "INSTRUCTOR_REJECTED"
      | "SECOND_FACTOR_RESET";
    /** The new role; null when none was set. */
    readonly role: Role | null;
    readonly reason: string | null;
  };
  readonly ACCOUNT_DELETED: Readonly<Record<string, never>>;
  readonly PASSWORD_RESET: { readonly link: string; readonly expiresAt: string };
  readonly PASSWORD_CHANGED: { readonly at: string };
  readonly CONFIRM_EMAIL_CHANGE: { readonly code: string; readonly link: string; readonly expiresAt: string };
  readonly EMAIL_CHANGE_REQUESTED: { readonly newEmail: string };
  readonly EMAIL_CHANGED: { readonly newEmail: string; readonly oldEmail: string };
}

export type AccountMailKind = keyof AccountMailData;

export type AccountMail = {
  [Kind in AccountMailKind]: {
    /** Each event has one mail, however often it is handed on. */
    readonly eventId: string;
    readonly kind: Kind;
    readonly recipient: string;
    /** The user whose list of notifications shows the mail; null when it can be read in the mailbox only. */
    readonly userId: string | null;
    /** The language, if the account cannot be asked for it when the mail is sent. */
    readonly locale?: Locale | null;
    readonly data: AccountMailData[Kind];
  };
}[AccountMailKind];

export interface AccountMailer {
  /** Sends the mail. Throws ServiceUnavailableError. */
  send(mail: AccountMail): Promise<void>;
}

/** Sends the mail. A mail with an expired link is dropped, so that a delayed job does not keep a link for long. */
export function sendAccountMail({ mailer, clock }: { mailer: AccountMailer; clock: Clock }) {
  return async (mail: AccountMail): Promise<void> => {
    if ("expiresAt" in mail.data && new Date(mail.data.expiresAt) <= clock.now()) return;
    await mailer.send(mail);
  };
}

/**
 * The maximum number of links of each kind to one account in an hour, so that repeated requests do not fill a mailbox.
 */
export const mailsAnHour = 5;
/** Within this pause, the last link stays valid and no new one is sent. */
export const mailPauseSeconds = 60;
