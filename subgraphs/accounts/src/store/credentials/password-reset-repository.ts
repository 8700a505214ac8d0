import { createHash } from "node:crypto";
import type { Database } from "@souk/kernel/database/database";
import { enqueue, enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import { claimJob } from "../../domain/guests/guest-hand-over.js";
import { mailPauseSeconds, mailsAnHour } from "../../domain/mail/account-mail.js";
import type {
  NewPassword,
  PasswordReset,
  PasswordResetStore,
  ResetMail,
  PasswordResetRequest,
} from "../../domain/credentials/password-reset-store.js";
import type { User } from "../../domain/users/user.js";
import type { VerificationFailure } from "../../domain/sign-up/verification.js";
import { endProofsOf } from "./end-proofs-of.js";
import { enqueueAccountMail } from "../mail/enqueue-account-mail.js";
import { linkFailure, sentSince } from "./mailed-link-sql.js";
import { freeBudgetsOf } from "../sign-in/sign-in-budget-sql.js";
import { userColumns, userFromRow, type UserRow } from "../users/user-from-row.js";

/** Stores links for password resets in PostgreSQL. */
export class PasswordResetRepository implements PasswordResetStore {
  constructor(private readonly database: Database) {}

  async requestReset(request: PasswordResetRequest): Promise<void> {
    const address = createHash("sha256").update(request.email.toLowerCase()).digest("base64url");
    await enqueue(this.database.manager, "startPasswordReset", request, { key: `reset-wish:${address}` });
  }

  async startReset(email: string, reset: PasswordReset, mail: Omit<ResetMail, "recipient">): Promise<void> {
    const { tokenHash, sentAt, expiresAt } = reset;
    await this.database.transaction(async (manager) => {
      const [owner]: { id: string; email: string }[] = await manager.query(
        `with owner as (select id, email from users where lower(email) = lower($1) and is_active), renewed as (
           insert into password_resets as newest (user_id, token_hash, sent_at, expires_at)
           select id, $2, array[$3::timestamptz], $4 from owner
           on conflict (user_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at,
             used_at = null, sent_at = ${sentSince("$5")} || $3::timestamptz
           where cardinality(${sentSince("$5")}) < $6 and cardinality(${sentSince("$7")}) = 0
           returning user_id
         )
         select owner.id, owner.email from owner join renewed on renewed.user_id = owner.id`,
        [
          email,
          tokenHash,
          sentAt,
          expiresAt,
          secondsBefore(sentAt, 3600),
          mailsAnHour,
          secondsBefore(sentAt, mailPauseSeconds),
        ],
      );
      if (owner) await enqueueAccountMail(manager, { ...mail, recipient: owner.email }, `reset:${owner.id}`);
    });
  }

  async findReset(tokenHash: Buffer, now: Date): Promise<User | VerificationFailure> {
    const [row]: UserRow[] = await this.database.manager.query(
      `select ${userColumns} from password_resets reset join users on users.id = reset.user_id
       where ${openReset("$1", "$2")}`,
      [tokenHash, now],
    );
    return row ? userFromRow(row) : linkFailure(this.database.manager, "password_resets", tokenHash, now);
  }

  resetPassword({ tokenHash, passwordHash, now, notice }: NewPassword): Promise<User | VerificationFailure> {
    return this.database.transaction(async (manager) => {
      const user = await spendReset(manager, tokenHash, passwordHash, now);
      if (!user) return linkFailure(manager, "password_resets", tokenHash, now);
      await freeBudgetsOf(manager, user.id);
      await endProofsOf(manager, user.id);
      await enqueueAccountMail(manager, { ...notice, recipient: user.email, userId: user.id });
      // the link proves that the user reads this address
      await enqueueAll(manager, [claimJob({ userId: user.id, email: user.email })]);
      return user;
    });
  }

  async forgetResets(before: Date): Promise<void> {
    await this.database.manager.query(`delete from password_resets where expires_at <= $1`, [before]);
  }
}

async function spendReset(
  manager: EntityManager,
  tokenHash: Buffer,
  passwordHash: string,
  now: Date,
): Promise<User | null> {
  // locks the user's row first, as every change of a user does
  const [rows]: [UserRow[], number] = await manager.query(
    `with owner as (
       select users.id from password_resets reset join users on users.id = reset.user_id
       where ${openReset("$1", "$2")} for no key update of users
     ), used as (
       update password_resets reset set used_at = $2 from owner
       where reset.user_id = owner.id and reset.token_hash = $1 and reset.used_at is null
       returning reset.user_id
     )
     update users set password_hash = $3, email_verified_at = coalesce(users.email_verified_at, $2)
     from used where users.id = used.user_id
     returning ${userColumns}`,
    [tokenHash, now, passwordHash],
  );
  const [row] = rows;
  return row ? userFromRow(row) : null;
}

function openReset(tokenHash: string, now: string): string {
  return `reset.token_hash = ${tokenHash} and reset.used_at is null and reset.expires_at > ${now} and users.is_active`;
}

function secondsBefore(date: Date, seconds: number): Date {
  return new Date(date.getTime() - seconds * 1000);
}
