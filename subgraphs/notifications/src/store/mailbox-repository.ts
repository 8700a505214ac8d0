import type { Database } from "@souk/kernel/database/database";
import type { MailboxMail, MailboxStore } from "../domain/mail.js";

const mailColumns = `
  id, recipient, subject, kind, sent_at as "sentAt", body_text as text, body_html as html`;

/** Reads the mails of the dev mailbox for its pages. */
export class MailboxRepository implements MailboxStore {
  constructor(private readonly database: Database) {}

  async listMails(limit: number): Promise<readonly MailboxMail[]> {
    return this.database.manager.query(
      `select ${mailColumns} from notifications where body_text is not null order by sent_at desc, id desc limit $1`,
      [limit],
    );
  }

  async findMail(id: string): Promise<MailboxMail | null> {
    const [mail]: MailboxMail[] = await this.database.manager.query(
      `select ${mailColumns} from notifications where id = $1 and body_text is not null`,
      [id],
    );
    return mail ?? null;
  }
}
