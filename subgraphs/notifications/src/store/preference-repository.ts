import type { Database } from "@souk/kernel/database/database";
import type { MarketingKind } from "../domain/notification.js";
import type { MailChoice, Reader } from "../domain/preferences/mail-choice.js";
import type { LinkedMail, PreferenceStore } from "../domain/preferences/mail-preferences.js";
import { erasedRecipient } from "./notifications-personal-data.js";

// a recorded request may be older than a refusal that is stored already
const latestFirst = "chosen_at desc, number desc";

/** Stores the choices of readers in PostgreSQL. A row is never changed: the one that was chosen last counts. */
export class PreferenceRepository implements PreferenceStore {
  private key: Promise<Buffer> | undefined;

  constructor(private readonly database: Database) {}

  async newestChoices({ userId, address }: Reader): Promise<readonly MailChoice[]> {
    return this.database.manager.query(
      `select distinct on (kind) kind, is_accepted as "isAccepted", source, chosen_at as "chosenAt" from mail_choices
       where user_id = $1 or address = lower($2) order by kind, ${latestFirst}`,
      [userId, address],
    );
  }

  async recordChoices({ userId, address }: Reader, choices: readonly MailChoice[]): Promise<void> {
    await this.database.manager.query(
      `insert into mail_choices (user_id, address, kind, is_accepted, source, chosen_at)
       select $1, lower($2), given.kind, given.is_accepted, given.source, greatest(given.chosen_at, latest.chosen_at)
       from unnest($3::text[], $4::boolean[], $5::text[], $6::timestamptz[])
         as given(kind, is_accepted, source, chosen_at)
       left join lateral (
         select is_accepted, chosen_at from mail_choices known
         where known.kind = given.kind and (user_id = $1 or address = lower($2)) order by ${latestFirst} limit 1
       ) latest on true
       where given.is_accepted is distinct from latest.is_accepted`,
      [
        userId,
        address,
        choices.map(({ kind }) => kind),
        choices.map(({ isAccepted }) => isAccepted),
        choices.map(({ source }) => source),
        choices.map(({ chosenAt }) => chosenAt),
      ],
    );
  }

  async recordRequest({ userId, address }: Reader, kind: MarketingKind, requestedAt: Date): Promise<void> {
    await this.database.manager.query(
      `insert into mail_choices (user_id, address, kind, is_accepted, source, chosen_at)
       select $1, lower($2), $3, true, 'REQUEST', $4::timestamptz
       where not exists (
         select from mail_choices
         where kind = $3 and (user_id = $1 or address = lower($2)) and chosen_at >= $4::timestamptz)
         and not exists (select from erased_people where user_id = $1 or recipient = lower($2))`,
      [userId, address, kind, requestedAt],
    );
  }

  async findLinkedMail(id: string): Promise<LinkedMail | null> {
    const [row]: LinkedMail[] = await this.database.manager.query(
      `select kind, user_id as "userId", recipient as address from notifications
       where id = $1 and recipient is distinct from $2`,
      [id, erasedRecipient],
    );
    return row ?? null;
  }

  linkKey(): Promise<Buffer> {
    this.key ??= this.readKey().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  private async readKey(): Promise<Buffer> {
    const [row]: { secret: Buffer }[] = await this.database.manager.query(`select secret from mail_link_key`);
    if (!row)
      throw new Error("the table mail_link_key has no key: restore it from a backup, or insert 32 random bytes");
    return row.secret;
  }
}
