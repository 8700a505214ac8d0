import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { AccountMail } from "../../domain/peers.js";
import { mailsAnHour } from "../../domain/mail/account-mail.js";
import type {
  ConfirmedEmailChange,
  ConfirmEmailChangeOutcome,
  EmailChangeConfirmation,
  EmailChangeStore,
  NewEmailChange,
  StartEmailChangeOutcome,
  TriedEmailChange,
} from "../../domain/credentials/email-change-store.js";
import { claimJob } from "../../domain/guests/guest-hand-over.js";
import { maxCodeTries } from "../../domain/sign-up/verification.js";
import { enqueueAccountMails } from "../mail/enqueue-account-mail.js";
import { linkFailure, sentSince } from "./mailed-link-sql.js";
const hourMs = 3_600_000;

interface WaitingChange {
  readonly user_id: string;
  readonly new_email: string;
}

/** Stores changes of addresses in PostgreSQL. */
export class EmailChangeRepository implements EmailChangeStore {
  constructor(private readonly database: Database) {}

  startEmailChange(change: NewEmailChange): Promise<StartEmailChangeOutcome> {
    const { userId, sessionId, newEmail, verification, mails } = change;
    const { codeHash, tokenHash, sentAt, expiresAt } = verification;
    return this.database.transaction(async (manager) => {
      const [existing]: unknown[] = await manager.query(
        `select 1 from users where lower(email) = lower($1) and (email_verified_at is not null or not is_active)`,
        [newEmail],
      );
      if (existing) return "emailTaken";
      const since = new Date(sentAt.getTime() - hourMs);
      const renewed: unknown[] = await manager.query(
        `insert into email_changes as newest (user_id, session_id, new_email, code_hash, token_hash, sent_at, expires_at)
         values ($1, $2, $3, $4, $5, array[$6::timestamptz], $7)
         on conflict (user_id) do update set session_id = excluded.session_id, new_email = excluded.new_email,
           code_hash = excluded.code_hash, token_hash = excluded.token_hash, expires_at = excluded.expires_at,
           code_tries = 0, used_at = null, sent_at = ${sentSince("$8")} || $6::timestamptz
         where cardinality(${sentSince("$8")}) < $9
         returning user_id`,
        [userId, sessionId, newEmail, codeHash, tokenHash, sentAt, expiresAt, since, mailsAnHour],
      );
      if (renewed.length === 0) return { kind: "tooMany", retryAt: await nextMailAt(manager, userId, since) };
      await enqueueAccountMails(
        manager,
        mails.map((mail) => [mail, mail.kind === "CONFIRM_EMAIL_CHANGE" ? `email-change:${userId}` : undefined]),
      );
      return "sent";
    });
  }

  async spendChangeTry(userId: string, now: Date): Promise<TriedEmailChange | null> {
    const [rows]: [TriedEmailChange[], number] = await this.database.manager.query(
      `update email_changes set code_tries = code_tries + 1
       where user_id = $1 and code_tries < $2 and expires_at > $3 and used_at is null
       returning code_hash as "codeHash", token_hash as "tokenHash"`,
      [userId, maxCodeTries, now],
    );
    return rows[0] ?? null;
  }

  async confirmEmailChange(confirmation: EmailChangeConfirmation): Promise<ConfirmEmailChangeOutcome> {
    const { confirmed, now } = confirmation;
    const { manager } = this.database;
    const change = await findOpen(manager, confirmed, now);
    if (change) {
      try {
        const outcome = await this.database.transaction((inside) => confirm(inside, change, confirmation));
        if (outcome) return outcome;
      } catch (error) {
        if (violatedConstraint(error) !== "users_email") throw error;
        return { kind: "emailTaken", email: change.new_email };
      }
    }
    const reason =
      "tokenHash" in confirmed ? await linkFailure(manager, "email_changes", confirmed.tokenHash, now) : "INVALID";
    return { kind: "verificationFailed", reason };
  }

  async forgetEmailChanges(before: Date): Promise<void> {
    await this.database.manager.query(`delete from email_changes where expires_at <= $1`, [before]);
  }
}

async function findOpen(
  manager: EntityManager,
  confirmed: ConfirmedEmailChange,
  now: Date,
): Promise<WaitingChange | undefined> {
  const [change]: WaitingChange[] = await manager.query(
    `select user_id, new_email from email_changes where ${isConfirmed(confirmed)} and used_at is null and expires_at > $1`,
    [now, ...Object.values(confirmed)],
  );
  return change;
}

/**
 * Returns null when the change was used or replaced in the meantime. Throws when another account has verified the
 * address in the meantime.
 */
async function confirm(
  manager: EntityManager,
  { user_id: userId, new_email: newEmail }: WaitingChange,
  { confirmed, viewer, eventId, now }: EmailChangeConfirmation,
): Promise<ConfirmEmailChangeOutcome | null> {
  // locks users before their rows in other tables, in one order, so that two concurrent changes cannot deadlock
  const locked: { id: string; email: string; is_active: boolean }[] = await manager.query(
    `select id, email, is_active from users
     where id = $1 or (lower(email) = lower($2) and email_verified_at is null and is_active)
     order by id for update`,
    [userId, newEmail],
  );
  const owner = locked.find(({ id }) => id === userId);
  if (!owner?.is_active) return null;
  const [used]: [{ session_id: string }[], number] = await manager.query(
    `update email_changes set used_at = $1
     where ${isConfirmed(confirmed)} and used_at is null and expires_at > $1 returning session_id`,
    [now, ...Object.values(confirmed)],
  );
  const [change] = used;
  if (!change) return null;
  const unverifiedIds = locked.filter(({ id }) => id !== userId).map(({ id }) => id);
  if (unverifiedIds.length > 0) await manager.query(`delete from users where id = any($1)`, [unverifiedIds]);
  await manager.query(`update users set email = $2, email_verified_at = $3 where id = $1`, [userId, newEmail, now]);
  const remainingSessionId = viewer?.id === userId ? viewer.sessionId : change.session_id;
  // a link to the old address must no longer set a password
  await manager.query(
    `with ended as (delete from sessions where user_id = $1 and id <> $2)
     delete from password_resets where user_id = $1 and used_at is null`,
    [userId, remainingSessionId],
  );
  await enqueueAccountMails(manager, noticesOf(eventId, userId, { newEmail, oldEmail: owner.email }));
  await enqueueAll(manager, [claimJob({ userId, email: newEmail })]);
  return { kind: "changed", email: newEmail };
}

function noticesOf(
  eventId: string,
  userId: string,
  data: { readonly newEmail: string; readonly oldEmail: string },
): [AccountMail][] {
  return [data.newEmail, data.oldEmail].map((recipient, index) => [
    { eventId: `${eventId}:${index}`, kind: "EMAIL_CHANGED", recipient, userId, data },
  ]);
}

function isConfirmed(confirmed: ConfirmedEmailChange): string {
  return "tokenHash" in confirmed ? `token_hash = $2` : `user_id = $2 and code_hash = $3`;
}

async function nextMailAt(manager: EntityManager, userId: string, since: Date): Promise<Date> {
  const [row]: { first: Date | null }[] = await manager.query(
    `select min(sent) as first from email_changes, unnest(sent_at) sent where user_id = $1 and sent > $2`,
    [userId, since],
  );
  return new Date((row?.first ?? since).getTime() + hourMs);
}
