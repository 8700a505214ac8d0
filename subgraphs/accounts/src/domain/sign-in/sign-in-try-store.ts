import type { Account } from "../users/user.js";
import type { OutboxJob } from "../outbox-job.js";

/** The key of a shared budget: of all unknown devices at an address, or of one known device. */
export type BudgetKey = Buffer;

/** A try that was counted before its password was compared. */
export interface SignInTry {
  readonly account: Account | null;
  readonly budget: BudgetKey;
  /** Null: no try was left, and this one was not counted. */
  readonly failures: number | null;
  /** How often the budget was spent before. */
  readonly rounds: number;
}

export interface UserLock {
  readonly userId: string;
  readonly until: Date;
}

export interface SignInTryStore {
  /**
   * Counts a try against the budget of the device when the account knows it, and otherwise against the budget of the
   * address, which need not have an account.
   */
  spendTry(email: string, deviceHash: Buffer | null, now: Date): Promise<SignInTry>;
  /** Returns null when the budget has tries. */
  lockedUntil(budget: BudgetKey, now: Date): Promise<Date | null>;
  /**
   * Locks a spent budget, once. Returns false when it was locked before, or has tries again. The notice is enqueued in
   * the outbox.
   */
  lock(budget: BudgetKey, rounds: number, until: Date, notice: LockNotice, now: Date): Promise<boolean>;
  /** Resets all tries of the budget. */
  forgive(budget: BudgetKey): Promise<void>;
  /**
   * Resets the budgets of the user's address and devices. Returns false when the user does not exist. The jobs are
   * enqueued in the same transaction.
   */
  unlock(userId: string, jobsOf: (lockedUntil: Date | null) => readonly OutboxJob[]): Promise<boolean>;
  /** Returns which of these users are locked for unknown devices now. */
  locksOf(userIds: readonly string[], now: Date): Promise<readonly UserLock[]>;
  /** Deletes expired budgets and devices. */
  forgetTries(now: Date): Promise<void>;
}

/** A notice that is created even for an address without an account, so that locking takes the same time. */
export interface LockNotice {
  readonly eventId: string;
  readonly email: string;
  /** ISO 8601. */
  readonly until: string;
}
