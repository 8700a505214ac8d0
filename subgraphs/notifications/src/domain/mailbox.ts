import type { NotificationKind } from "./notification.js";

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
