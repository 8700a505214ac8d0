import type { Database } from "@souk/kernel/database/database";
import type { MailChoice, Reader } from "../domain/preferences/mail-choice.js";
import type { LinkedMail, PreferenceStore } from "../domain/preferences/mail-preferences.js";
import { erasedRecipient } from "./notifications-personal-data.js";

/** Stores the choices of readers in PostgreSQL. A row is never changed: the one with the highest number counts. */
export class PreferenceRepository implements PreferenceStore {
  private key: Promise<Buffer> | undefined;

  constructor(private readonly database: Database) {}

  async newestChoices({ userId, address }: Reader): Promise<readonly MailChoice[]> {
    return this.database.manager.query(
      `select distinct on (kind) kind, is_accepted as "isAccepted", source, chosen_at as "chosenAt" from mail_choices
       where user_id = $1 or address = lower($2) order by kind, number desc`,
      [userId, address],
    );
  }

  async recordChoices({ userId, address }: Reader, choices: readonly MailChoice[]): Promise<void> {
    await this.database.manager.query(
      `insert into mail_choices (user_id, address, kind, is_accepted, source, chosen_at)
       select $1, lower($2), given.* from unnest($3::text[], $4::boolean[], $5::text[], $6::timestamptz[])
         as given(kind, is_accepted, source, chosen_at)
       where given.is_accepted is distinct from (
         select is_accepted from mail_choices known
         where known.kind = given.kind and (user_id = $1 or address = lower($2)) order by number desc limit 1)`,
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
