import type { Database } from "@souk/kernel/database/database";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";
import type { EntityManager } from "typeorm";

export const erasedRecipient = "erased";

/**
 * Reads and erases mail to a person. The record of a sent mail stays. Its data is deleted at once; its recipient and
 * text, and the subject of free text, are erased an hour after it was sent. Queued mail is sent first. The choices for marketing
 * mail are deleted.
 */
export class NotificationsPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId, email }: Person) {
    const notifications: object[] = await this.database.manager.query(
      `select recipient, subject, status, created_at as "createdAt", sent_at as "sentAt", delivered_at as "deliveredAt", times_sent as "timesSent",
         case when not holds_secret then data end as content
       from notifications
       where user_id = $1 or lower(recipient) = lower($2) order by created_at desc, id desc limit $3`,
      [userId, email, maxExportedRows],
    );
    const mailChoices: object[] = await this.database.manager.query(
      `select kind, is_accepted as "isAccepted", source, chosen_at as "chosenAt", address
       from mail_choices where user_id = $1 or address = lower($2) order by number desc limit $3`,
      [userId, email, maxExportedRows],
    );
    return { notifications, mailChoices };
  }

  erase({ userId, email }: Person): Promise<void> {
    return this.database.transaction(async (manager) => {
      await manager.query(
        `insert into erased_people (user_id, recipient) values ($1, lower($2)) on conflict (user_id) do nothing`,
        [userId, email],
      );
      await manager.query(`delete from mail_choices where user_id = $1 or address = lower($2)`, [userId, email]);
      await eraseSent(manager);
    });
  }
}

const isTheirs = `(mail.user_id = person.user_id or lower(mail.recipient) = person.recipient)`;

/**
 * Erases the sent and failed mails of all people who are to be forgotten. When none of a person's mails is queued any
 * more, the person's address is deleted here too.
 */
export async function eraseSent(manager: EntityManager): Promise<void> {
  await manager.query(
    `update notifications mail set data = null from erased_people person
     where mail.status <> 'QUEUED' and mail.data is not null and ${isTheirs}`,
  );
  await manager.query(
    `update notifications mail set recipient = $1, body_text = null, body_html = null, last_error = null,
       subject = case when kind in ('MESSAGE', 'COURSE_ANNOUNCEMENT') then $1 else subject end
     from erased_people person
     where mail.status <> 'QUEUED' and mail.recipient is distinct from $1
       and coalesce(mail.sent_at, mail.created_at) < now() - interval '1 hour'
       and ${isTheirs}`,
    [erasedRecipient],
  );
  await manager.query(
    `delete from erased_people person where erased_at < now() - interval '1 day' and not exists (
       select from notifications mail where mail.recipient is distinct from $1
         and ${isTheirs})`,
    [erasedRecipient],
  );
}
