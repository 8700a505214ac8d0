import type { Database } from "@souk/kernel/database/database";
import { enqueue } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import {
  maxChallengeTries,
  maxWrongCodes,
  type Challenge,
  type NewSecondFactor,
  type RightCode,
  type SecondFactorStore,
  type SpentTry,
} from "../../domain/second-factor/second-factor-store.js";
import type { SignInChangeNotice } from "../../domain/mail/sign-in-change.js";

interface TriedRow {
  readonly sealed_secret: Buffer;
  readonly last_used_step: string;
  readonly tries: number;
}

/**
 * Stores second factors, recovery codes and challenges in PostgreSQL. A factor's row is locked before its codes and
 * challenges.
 */
export class SecondFactorRepository implements SecondFactorStore {
  constructor(private readonly database: Database) {}

  async beginSecondFactor({ userId, sealedSecret, now, expiresAt }: NewSecondFactor): Promise<boolean> {
    const begun: unknown[] = await this.database.manager.query(
      `insert into second_factors as factor (user_id, sealed_secret, created_at, expires_at) values ($1, $2, $3, $4)
       on conflict (user_id) do update set sealed_secret = excluded.sealed_secret, last_used_step = 0,
         created_at = excluded.created_at, expires_at = excluded.expires_at
       where factor.confirmed_at is null
       returning user_id`,
      [userId, sealedSecret, now, expiresAt],
    );
    return begun.length > 0;
  }

  spendTry(userId: string, which: "on" | "waiting", now: Date, guessed: SignInChangeNotice): Promise<SpentTry> {
    return this.database.transaction(async (manager) => {
      const [rows]: [TriedRow[], number] = await manager.query(
        `update second_factors set tries = tries + 1,
           locked_until = case when tries + 1 >= $3
             then $2::timestamptz + least(power(2, tries + 1 - $3), 1440) * interval '1 minute' end
         where user_id = $1 and (locked_until is null or locked_until <= $2)
           and (confirmed_at is not null or expires_at > $2) and (confirmed_at is not null) = $4
         returning sealed_secret, last_used_step, tries`,
        [userId, now, maxWrongCodes, which === "on"],
      );
      const [row] = rows;
      if (!row) return await lockOf(manager, userId, now);
      if (row.tries === maxWrongCodes) await enqueueNotice(manager, guessed);
      return { kind: "tried", sealedSecret: row.sealed_secret, lastUsedStep: Number(row.last_used_step) };
    });
  }

  confirmSecondFactor(
    { userId, sealedSecret, step, recoveryCodeHashes, now }: Parameters<SecondFactorStore["confirmSecondFactor"]>[0],
    currentSessionId: string,
    notice: SignInChangeNotice,
  ): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [, confirmed]: [unknown[], number] = await manager.query(
        `update second_factors set confirmed_at = $3, expires_at = null, last_used_step = $4, tries = 0, locked_until = null
         where user_id = $1 and sealed_secret = $2 and confirmed_at is null and expires_at > $3`,
        [userId, sealedSecret, now, step],
      );
      if (confirmed === 0) return false;
      await replaceRecoveryCodes(manager, userId, recoveryCodeHashes);
      await manager.query(`delete from sessions where user_id = $1 and id <> $2`, [userId, currentSessionId]);
      await enqueueNotice(manager, notice);
      return true;
    });
  }

  signInByCode(
    userId: string,
    code: RightCode,
    challengeHash: Buffer,
    usedRecoveryCode: SignInChangeNotice,
  ): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (!(await lockFactor(manager, userId))) return false;
      const mine: unknown[] = await manager.query(
        `select from sign_in_challenges where token_hash = $1 and user_id = $2 for update`,
        [challengeHash, userId],
      );
      if (mine.length === 0 || !(await takeCode(manager, userId, code))) return false;
      await manager.query(`delete from sign_in_challenges where token_hash = $1`, [challengeHash]);
      if (code.kind === "recoveryCode")
        await enqueueNotice(manager, { ...usedRecoveryCode, detail: await recoveryCodesLeft(manager, userId) });
      return true;
    });
  }

  turnOffByCode(userId: string, code: RightCode, notice: SignInChangeNotice): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (!(await lockFactor(manager, userId)) || !(await takeCode(manager, userId, code))) return false;
      await manager.query(`delete from second_factors where user_id = $1`, [userId]);
      await enqueueNotice(manager, notice);
      return true;
    });
  }

  renewRecoveryCodesByCode(
    userId: string,
    code: RightCode,
    recoveryCodeHashes: readonly Buffer[],
    notice: SignInChangeNotice,
  ): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (!(await lockFactor(manager, userId)) || !(await takeCode(manager, userId, code))) return false;
      await replaceRecoveryCodes(manager, userId, recoveryCodeHashes);
      await enqueueNotice(manager, notice);
      return true;
    });
  }

  async resealSecret(userId: string, from: Buffer, to: Buffer): Promise<void> {
    await this.database.manager.query(
      `update second_factors set sealed_secret = $3 where user_id = $1 and sealed_secret = $2`,
      [userId, from, to],
    );
  }

  async startChallenge({ tokenHash, userId, createdAt, expiresAt }: Challenge): Promise<void> {
    await this.database.manager.query(
      `insert into sign_in_challenges (token_hash, user_id, created_at, expires_at) values ($1, $2, $3, $4)`,
      [tokenHash, userId, createdAt, expiresAt],
    );
  }

  async spendChallengeTry(tokenHash: Buffer, now: Date): Promise<string | null> {
    const [rows]: [{ user_id: string }[], number] = await this.database.manager.query(
      `update sign_in_challenges set tries = tries + 1 where token_hash = $1 and tries < $2 and expires_at > $3
       returning user_id`,
      [tokenHash, maxChallengeTries, now],
    );
    return rows[0]?.user_id ?? null;
  }

  async forgetExpiredSecondFactors(now: Date): Promise<void> {
    const { manager } = this.database;
    await manager.query(`delete from second_factors where confirmed_at is null and expires_at <= $1`, [now]);
    await manager.query(`delete from sign_in_challenges where expires_at <= $1`, [now]);
  }
}

async function lockOf(manager: EntityManager, userId: string, now: Date): Promise<SpentTry> {
  const [row]: { locked_until: Date }[] = await manager.query(
    `select locked_until from second_factors where user_id = $1 and locked_until > $2`,
    [userId, now],
  );
  return row ? { kind: "codesLocked", retryAt: row.locked_until } : { kind: "none" };
}

async function lockFactor(manager: EntityManager, userId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select from second_factors where user_id = $1 and confirmed_at is not null for update`,
    [userId],
  );
  return rows.length > 0;
}

/** Uses up the code, which resets the count of wrong codes. Returns false when it was used before. */
async function takeCode(manager: EntityManager, userId: string, code: RightCode): Promise<boolean> {
  const [, used]: [unknown[], number] =
    code.kind === "totp"
      ? await manager.query(
          `update second_factors set last_used_step = $2 where user_id = $1 and last_used_step < $2`,
          [userId, code.step],
        )
      : await manager.query(`delete from recovery_codes where user_id = $1 and code_hash = $2`, [userId, code.hash]);
  if (used === 0) return false;
  await manager.query(`update second_factors set tries = 0, locked_until = null where user_id = $1`, [userId]);
  return true;
}

async function recoveryCodesLeft(manager: EntityManager, userId: string): Promise<string> {
  const [row]: { count: string }[] = await manager.query(`select count(*) from recovery_codes where user_id = $1`, [
    userId,
  ]);
  return row?.count ?? "0";
}

async function replaceRecoveryCodes(manager: EntityManager, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await manager.query(`delete from recovery_codes where user_id = $1`, [userId]);
  await manager.query(`insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])`, [
    userId,
    hashes,
  ]);
}

async function enqueueNotice(manager: EntityManager, notice: SignInChangeNotice): Promise<void> {
  await enqueue(manager, "tellSignInNews", notice);
}
