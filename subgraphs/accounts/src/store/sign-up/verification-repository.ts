import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueue, enqueueAll } from "@souk/kernel/jobs/outbox";
import { IsNull, LessThan, LessThanOrEqual, type EntityManager } from "typeorm";
import { claimJob } from "../../domain/guests/guest-hand-over.js";
import type { SentVerification } from "../../domain/sign-up/email-verification-status.js";
import type { User } from "../../domain/users/user.js";
import {
  type VerificationFailure,
  maxCodeTries,
  type Verification,
  type VerificationMail,
} from "../../domain/sign-up/verification.js";
import type {
  FirstVerification,
  NewAccount,
  RegisterAccountOutcome,
  TriedVerification,
  VerificationStore,
} from "../../domain/sign-up/verification-store.js";
import { EmailVerificationEntity } from "./email-verification-entity.js";
import { linkFailure } from "../credentials/mailed-link-sql.js";
import { UserEntity } from "../users/user-entity.js";
import { userColumns, userFromRow, type UserRow } from "../users/user-from-row.js";

/** Stores registrations and their mails in PostgreSQL. */
export class VerificationRepository implements VerificationStore {
  constructor(private readonly database: Database) {}

  async registerAccount(account: NewAccount, first: FirstVerification): Promise<RegisterAccountOutcome> {
    try {
      return await this.database.transaction(async (manager) => {
        const userId = await upsertUnverified(manager, account, first.kind === "atOnce" ? account.createdAt : null);
        if (userId === null) return "emailTaken";
        if (first.kind === "byMail") {
          const row = { ...first.verification, userId, codeTries: 0 };
          await manager.upsert(EmailVerificationEntity, row, ["userId"]);
          await enqueueMail(manager, userId, first.mail);
        }
        return "registered";
      });
    } catch (error) {
      if (violatedConstraint(error) === "users_username") return "usernameTaken";
      throw error;
    }
  }

  async renewVerification(verification: Verification, mail: VerificationMail, quietSince: Date): Promise<void> {
    const { codeHash, tokenHash, sentAt, expiresAt } = verification;
    await this.database.transaction(async (manager) => {
      const renewed: { user_id: string; email: string }[] = await manager.query(
        `with waiting as (
           select id, email from users where lower(email) = lower($1) and email_verified_at is null and is_active
         ), renewed as (
           insert into email_verifications as newest (user_id, code_hash, token_hash, sent_at, expires_at)
           select id, $2, $3, $4, $5 from waiting
           on conflict (user_id) do update set code_hash = excluded.code_hash, token_hash = excluded.token_hash,
             code_tries = 0, sent_at = excluded.sent_at, expires_at = excluded.expires_at
           where newest.sent_at <= $6
           returning user_id
         )
         select renewed.user_id, waiting.email from renewed join waiting on waiting.id = renewed.user_id`,
        [mail.recipient, codeHash, tokenHash, sentAt, expiresAt, quietSince],
      );
      for (const { user_id: userId, email } of renewed)
        await enqueueMail(manager, userId, { ...mail, recipient: email });
    });
  }

  async spendCodeTry(email: string, now: Date): Promise<TriedVerification | null> {
    const [rows]: [TriedVerification[], number] = await this.database.manager.query(
      `update email_verifications tried set code_tries = code_tries + 1 from users
       where users.id = tried.user_id and lower(users.email) = lower($1)
         and tried.code_tries < $2 and tried.expires_at > $3 and tried.used_at is null
       returning tried.user_id as "userId", tried.code_hash as "codeHash", tried.token_hash as "tokenHash"`,
      [email, maxCodeTries, now],
    );
    return rows[0] ?? null;
  }

  verifyByCode({ userId, codeHash }: TriedVerification, now: Date): Promise<User | null> {
    return this.verify(`verification.user_id = $2 and verification.code_hash = $3`, now, [userId, codeHash]);
  }

  verifyByToken(tokenHash: Buffer, now: Date): Promise<User | null> {
    return this.verify(`verification.token_hash = $2`, now, [tokenHash]);
  }

  sentVerifications(userIds: readonly string[]): Promise<readonly SentVerification[]> {
    return this.database.manager.query(
      `select user_id as "userId", sent_at as "sentAt", expires_at as "expiresAt" from email_verifications
       where user_id = any($1)`,
      [userIds],
    );
  }

  failureOfToken(tokenHash: Buffer, now: Date): Promise<VerificationFailure> {
    return linkFailure(this.database.manager, "email_verifications", tokenHash, now);
  }

  async forgetExpiredVerifications(endedBy: Date, registeredBefore: Date): Promise<void> {
    const { manager } = this.database;
    await manager.delete(EmailVerificationEntity, { expiresAt: LessThanOrEqual(endedBy) });
    await manager.delete(UserEntity, { emailVerifiedAt: IsNull(), createdAt: LessThan(registeredBefore) });
  }

  /** Marks the verification as used, once, and verifies its user. Also claims guest orders with the address. */
  private verify(condition: string, now: Date, values: unknown[]): Promise<User | null> {
    return this.database.transaction(async (manager) => {
      const user = await useVerification(manager, condition, [now, ...values]);
      if (user) await enqueueAll(manager, [claimJob({ userId: user.id, email: user.email })]);
      return user;
    });
  }
}

async function useVerification(manager: EntityManager, condition: string, values: unknown[]): Promise<User | null> {
  // locks the user's row first, as a registration that replaces it does
  const [rows]: [UserRow[], number] = await manager.query(
    `with owner as (
       select users.id from email_verifications verification join users on users.id = verification.user_id
       where ${condition} and verification.used_at is null and verification.expires_at > $1 and users.email_verified_at is null and users.is_active
       for no key update of users
     ), used as (
       update email_verifications verification set used_at = $1 from owner
       where verification.user_id = owner.id and verification.used_at is null and ${condition}
       returning verification.user_id
     )
     update users set email_verified_at = $1 from used where users.id = used.user_id
     returning ${userColumns}`,
    values,
  );
  const [row] = rows;
  return row ? userFromRow(row) : null;
}

/** Returns null when the address has an account that is verified or deactivated. */
async function upsertUnverified(
  manager: EntityManager,
  { id, email, username, fullName, locale, passwordHash, createdAt, custom = {} }: NewAccount,
  verifiedAt: Date | null,
): Promise<string | null> {
  const [row]: { id: string }[] = await manager.query(
    `insert into users (id, email, username, full_name, role, password_hash, email_verified_at, created_at, locale, custom)
     values ($1, $2, $3, $4, 'CUSTOMER', $5, $6, $7, $8, $9)
     on conflict (lower(email)) do update set
       email = excluded.email, username = excluded.username, full_name = excluded.full_name, locale = excluded.locale,
       password_hash = excluded.password_hash, email_verified_at = excluded.email_verified_at,
       created_at = excluded.created_at, custom = excluded.custom
     where users.email_verified_at is null and users.is_active
     returning id`,
    [id, email, username, fullName, passwordHash, verifiedAt, createdAt, locale ?? null, JSON.stringify(custom)],
  );
  return row?.id ?? null;
}

/** Enqueues one mail per account: a newer mail replaces an unsent one, whose code is invalid. */
async function enqueueMail(manager: EntityManager, userId: string, mail: VerificationMail): Promise<void> {
  await enqueue(manager, "sendVerificationMail", mail, { key: `verify:${userId}` });
}
