import type { Role } from "@souk/kernel/viewer";

/** What goes into a mail of each kind, and nowhere else where it is secret. Times are in ISO 8601. */
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
    /** The new one; null where none was set. */
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
    /** One mail per event, however often it is handed on. */
    readonly eventId: string;
    readonly kind: Kind;
    readonly recipient: string;
    /** In whose list of notifications it is; null for what may be read in the mailbox alone. */
    readonly userId: string | null;
    readonly data: AccountMailData[Kind];
  };
}[AccountMailKind];

export interface AccountMailer {
  /** Throws ServiceUnavailableError. */
  send(mail: AccountMail): Promise<void>;
}
