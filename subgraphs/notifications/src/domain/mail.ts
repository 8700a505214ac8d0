import type { NotificationKind } from "./notification.js";

/** A mail that is ready to be sent. */
export interface Mail {
  /** The notification's id. The Message-ID is derived from it, so that duplicates of a mail can be recognized. */
  readonly id: string;
  /**
   * How often the mail was sent before. A mail that is sent again on purpose gets another Message-ID, so that no
   * program drops it as a duplicate.
   */
  readonly round: number;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Headers for the reader's mail program; for marketing, how it unsubscribes. */
  readonly headers: Readonly<Record<string, string>>;
}

export type MailOutcome =
  | { readonly kind: "accepted" }
  /** A permanent refusal: the server would refuse the same mail again. */
  | { readonly kind: "refused"; readonly reason: string };

/** Sends mail. */
export interface Mailer {
  /** Whether the mail stays in the shop, so that its text must be stored with the notification. */
  readonly keepsBodies: boolean;
  /** Throws after a temporary failure. */
  send(mail: Mail): Promise<MailOutcome>;
}

/** A mail that exists only in the dev mailbox. */
export interface MailboxMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly kind: NotificationKind;
  readonly sentAt: Date;
  readonly text: string;
  readonly html: string;
}

/** The storage that the pages of the dev mailbox use. */
export interface MailboxStore {
  /** Returns the newest mails first. */
  listMails(limit: number): Promise<readonly MailboxMail[]>;
  findMail(id: string): Promise<MailboxMail | null>;
}
