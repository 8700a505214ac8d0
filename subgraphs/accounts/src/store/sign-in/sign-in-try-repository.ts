import type { Database } from "@souk/kernel/database/database";
import { addJobsSql, enqueueAll } from "@souk/kernel/jobs/outbox";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { failureWindowSeconds, maxFailures, roundsForgottenSeconds } from "../../domain/sign-in/lockout.js";
import type {
  BudgetKey,
  SignInTry,
  SignInTryStore,
  UserLock,
  LockNotice,
} from "../../domain/sign-in/sign-in-try-store.js";
import type { OutboxJob } from "../../domain/outbox-job.js";
import { addressKey, freeBudgetsOf } from "./sign-in-budget-sql.js";
import { accountFromRow, userColumns, type UserRow } from "../users/user-from-row.js";

type TryRow = { readonly [Column in keyof AccountRow]: AccountRow[Column] | null } & {
  readonly key: Buffer;
  readonly failures: number | null;
  readonly rounds: number;
};
type AccountRow = UserRow & { readonly password_hash: string };

/** Stores failed sign-ins and known devices in PostgreSQL. */
export class SignInTryRepository implements SignInTryStore {
  constructor(private readonly database: Database) {}

  async spendTry(email: string, deviceHash: Buffer | null, now: Date): Promise<SignInTry> {
    const [row]: TryRow[] = await this.database.manager.query(
      `with account as (
         select ${userColumns}, users.password_hash from users where lower(users.email) = lower($1)
       ), chosen as (
         select coalesce(
           (select device.token_hash from known_devices device join account on account.id = device.user_id
            where device.token_hash = $2 and device.expires_at > $3),
           ${addressKey("$1")}
         ) as key
       ), spent as (
         insert into sign_in_budgets as budget (key, failed_at, forget_at)
         select key, array[$3::timestamptz], $6 from chosen
         on conflict (key) do update set
           failed_at = ${recent("$4")} || $3::timestamptz,
           rounds = case when budget.locked_until <= $5 then 0 else budget.rounds end,
           forget_at = $6
         where coalesce(budget.locked_until <= $3, true) and cardinality(${recent("$4")}) < $7
         returning cardinality(failed_at) as failures, rounds
       )
       select chosen.key, spent.failures, coalesce(spent.rounds, budget.rounds, 0) as rounds, account.*
       from chosen
       left join spent on true
       left join sign_in_budgets budget on budget.key = chosen.key
       left join account on true`,
      [
        email,
        deviceHash,
        now,
        secondsAfter(now, -failureWindowSeconds),
        secondsAfter(now, -roundsForgottenSeconds),
        secondsAfter(now, roundsForgottenSeconds),
        maxFailures,
      ],
    );
    const { key: budget, failures, rounds, ...account } = row as TryRow;
    return { account: isAccount(account) ? accountFromRow(account) : null, budget, failures, rounds };
  }

  async lockedUntil(budget: BudgetKey, now: Date): Promise<Date | null> {
    const [row]: { locked_until: Date }[] = await this.database.manager.query(
      `select locked_until from sign_in_budgets where key = $1 and locked_until > $2`,
      [budget, now],
    );
    return row?.locked_until ?? null;
  }

  async lock(budget: BudgetKey, rounds: number, until: Date, notice: LockNotice, now: Date): Promise<boolean> {
    const parameters = new SqlParameters();
    const [key, before, end, since, at, forgetAt, most] = [
      budget,
      rounds,
      until,
      secondsAfter(now, -failureWindowSeconds),
      now,
      secondsAfter(until, roundsForgottenSeconds),
      maxFailures,
    ].map((value) => parameters.add(value));
    const locked: unknown[] = await this.database.manager.query(
      `with locked as (
         update sign_in_budgets budget
         set locked_until = ${end}, rounds = budget.rounds + 1, failed_at = '{}', forget_at = ${forgetAt}
         where key = ${key} and budget.rounds = ${before} and coalesce(budget.locked_until <= ${at}, true)
           and cardinality(${recent(`${since}`)}) >= ${most}
         returning key
       ), ${addJobsSql([{ task: "tellOfLock", data: notice }], "locked", parameters)}
       select locked.key from locked, queued`,
      parameters.values,
    );
    return locked.length > 0;
  }

  async forgive(budget: BudgetKey): Promise<void> {
    await this.database.manager.query(`delete from sign_in_budgets where key = $1`, [budget]);
  }

  unlock(userId: string, jobsOf: (lockedUntil: Date | null) => readonly OutboxJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const freed = await freeBudgetsOf(manager, userId);
      if (!freed) return false;
      await enqueueAll(manager, jobsOf(freed.lockedUntil));
      return true;
    });
  }

  locksOf(userIds: readonly string[], now: Date): Promise<readonly UserLock[]> {
    return this.database.manager.query(
      `select users.id as "userId", budget.locked_until as until
       from users join sign_in_budgets budget on budget.key = ${addressKey("users.email")}
       where users.id = any($1) and budget.locked_until > $2`,
      [userIds, now],
    );
  }

  async forgetTries(now: Date): Promise<void> {
    await this.database.manager.query(`delete from sign_in_budgets where forget_at <= $1`, [now]);
    await this.database.manager.query(`delete from known_devices where expires_at <= $1`, [now]);
  }
}

/** Returns SQL for the failures of `budget` that still count. */
function recent(since: string): string {
  return `array(select failed from unnest(budget.failed_at) failed where failed > ${since})`;
}

function isAccount(row: Omit<TryRow, "key" | "failures" | "rounds">): row is AccountRow {
  return row.id !== null;
}

function secondsAfter(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
