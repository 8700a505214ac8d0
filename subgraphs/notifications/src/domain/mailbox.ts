import type { NotificationKind } from "./notification.js";

/** A mail that went nowhere but into the dev mailbox. */
export interface MailboxMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly kind: NotificationKind;
  readonly sentAt: Date;
  readonly text: string;
  readonly html: string;
}

/** What the pages of the dev mailbox need from storage. */
export interface MailboxStore {
  /** Newest first. */
  listMails(limit: number): Promise<readonly MailboxMail[]>;
  findMail(id: string): Promise<MailboxMail | null>;
}
