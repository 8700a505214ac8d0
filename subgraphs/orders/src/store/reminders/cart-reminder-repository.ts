import type { Database } from "@souk/kernel/database/database";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql } from "@souk/kernel/jobs/outbox";
import type { OutboxJob } from "../../domain/outbox-job.js";
import type { CartPosition } from "../../domain/peers.js";
import type {
  CartContact,
  CartReminderStore,
  LeftLine,
  NewReminder,
  ReminderCounts,
  ReminderStep,
} from "../../domain/reminders/cart-reminder-store.js";

/** Reminders of carts in PostgreSQL. */
export class CartReminderRepository implements CartReminderStore {
  constructor(private readonly database: Database) {}

  async positionOf(step: ReminderStep, first: CartPosition): Promise<CartPosition> {
    await this.database.manager.query(
      `insert into cart_reminder_positions (step, changed_at, buyer_id) values ($1, $2, $3) on conflict (step) do nothing`,
      [step, first.changedAt, first.buyerId],
    );
    const [stored]: CartPosition[] = await this.database.manager.query(
      `select changed_at as "changedAt", buyer_id as "buyerId" from cart_reminder_positions where step = $1`,
      [step],
    );
    return stored ?? first;
  }

  async movePosition(
    step: ReminderStep,
    { from, to }: Parameters<CartReminderStore["movePosition"]>[1],
    jobs: readonly OutboxJob[],
  ): Promise<boolean> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const [row]: { moved: boolean }[] = await this.database.manager.query(
      `with moved as (
         update cart_reminder_positions set changed_at = ${add(to.changedAt)}, buyer_id = ${add(to.buyerId)}
         where step = ${add(step)} and changed_at = ${add(from.changedAt)}
           and buyer_id is not distinct from ${add(from.buyerId)}::uuid
         returning step as id
       ),
       ${addJobsSql(jobs, "moved", parameters)}
       select exists (select from moved) as moved from queued`,
      parameters.values,
    );
    return row?.moved ?? false;
  }

  async saveContact({ buyerId, email, locale, givenAt }: CartContact): Promise<void> {
    await this.database.manager.query(
      `insert into cart_contacts (buyer_id, email, locale, given_at) values ($1, $2, $3, $4)
       on conflict (buyer_id) do update
       set email = excluded.email, locale = excluded.locale, given_at = excluded.given_at`,
      [buyerId, email, locale, givenAt],
    );
  }

  async findContacts(buyerIds: readonly string[]): Promise<readonly CartContact[]> {
    return this.database.manager.query(
      `select buyer_id as "buyerId", email, locale, given_at as "givenAt" from cart_contacts where buyer_id = any($1)`,
      [buyerIds],
    );
  }

  async insertReminder(reminder: NewReminder, jobs: readonly OutboxJob[]): Promise<boolean> {
    const { id, buyerId, recipient, step, cartVersion, cartChangedAt, lines, tokenHash, sentAt, notSince } = reminder;
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const values = [
      `${add(id)}::uuid`,
      `${add(buyerId)}::uuid`,
      `lower(${add(recipient)}::text)`,
      `${add(step)}::smallint`,
      `${add(cartVersion)}::text`,
      `${add(JSON.stringify(lines))}::jsonb`,
      `${add(tokenHash)}::bytea`,
      `${add(sentAt)}::timestamptz`,
    ];
    const buyer = `${add(buyerId)}::uuid`;
    const orderedSince = (time: string): string =>
      `exists (select from orders where buyer_id = ${buyer} and placed_at > ${time} and status <> 'CANCELLED')`;
    const rows: unknown[] = await this.database.manager.query(
      `with inserted as (
         insert into cart_reminders (id, buyer_id, recipient, step, cart_version, lines, token_hash, sent_at)
         select ${values.join(", ")}
         where not ${orderedSince(`${add(cartChangedAt)}::timestamptz`)}
           and not exists (select from orders where cart_version = ${add(cartVersion)} and status <> 'CANCELLED')
           and not exists (
             select from cart_reminders earlier where step = ${add(step)} and sent_at > ${add(notSince)}::timestamptz
               and (recipient = lower(${add(recipient)})
                 or (buyer_id = ${buyer} and not ${orderedSince("earlier.sent_at")})))
         on conflict on constraint cart_reminders_once do nothing returning id
       ),
       ${addJobsSql(jobs, "inserted", parameters)}
       select inserted.id from inserted, queued`,
      parameters.values,
    );
    return rows.length > 0;
  }

  async openReminder(
    tokenHash: Buffer,
    { at, openedBy }: Parameters<CartReminderStore["openReminder"]>[1],
  ): Promise<readonly LeftLine[] | null> {
    const [row]: { lines: readonly LeftLine[] }[] = await this.database.manager.query(
      `with opened as (
         update cart_reminders set opened_at = coalesce(opened_at, $2), opened_by = coalesce(opened_by, $3)
         where token_hash = $1 returning lines
       )
       select lines from opened`,
      [tokenHash, at, openedBy],
    );
    return row?.lines ?? null;
  }

  async countReminders({ from, to }: Parameters<CartReminderStore["countReminders"]>[0]): Promise<ReminderCounts> {
    const [row]: ReminderCounts[] = await this.database.lists.query(
      `with reminder as (select * from cart_reminders where sent_at >= $1 and sent_at < $2)
       select (select count(*)::int from reminder) as sent, (select count(opened_at)::int from reminder) as opened,
         (select count(distinct "order".id)::int from reminder
          join orders "order" on "order".buyer_id = any(array[reminder.buyer_id, reminder.opened_by])
          where "order".paid_at >= reminder.sent_at and "order".paid_at < reminder.sent_at + interval '7 days'
            and "order".status <> 'CANCELLED') as "recoveredOrders"`,
      [from, to],
    );
    return row ?? { sent: 0, opened: 0, recoveredOrders: 0 };
  }

  async forgetBefore({ contacts, reminders }: Parameters<CartReminderStore["forgetBefore"]>[0]): Promise<void> {
    await this.database.manager.query(`delete from cart_contacts where given_at < $1`, [contacts]);
    await this.database.manager.query(`delete from cart_reminders where sent_at < $1`, [reminders]);
  }
}
