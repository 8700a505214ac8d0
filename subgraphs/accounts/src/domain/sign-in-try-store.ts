import type { LockNotice } from "./tell-of-lock.js";
import type { Account } from "./user.js";
import type { OutboxJob } from "./user-store.js";

/** Which tries are counted together: those of strangers at an address, or those of a known device. */
export type BudgetKey = Buffer;

/** A try that was counted before anybody looked at its password. */
export interface SignInTry {
  readonly account: Account | null;
  readonly budget: BudgetKey;
  /** Null: none was left, and this one was not counted. */
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
   * Counts a try against the budget of the device, where it is one of the account, and else of the address, which need
   * not have an account.
   */
  spendTry(email: string, deviceHash: Buffer | null, now: Date): Promise<SignInTry>;
  /** Null when the budget has tries. */
  lockedUntil(budget: BudgetKey, now: Date): Promise<Date | null>;
  /** Locks a budget whose tries are spent, once: false when that was done, or it has tries again. The notice goes to the outbox. */
  lock(budget: BudgetKey, rounds: number, until: Date, notice: LockNotice, now: Date): Promise<boolean>;
  /** All tries of the budget are free again. */
  forgive(budget: BudgetKey): Promise<void>;
  /** Forgives strangers at the user's address and all devices of the user; false when there is no such user. The jobs go with it. */
  unlock(userId: string, jobsOf: (lockedUntil: Date | null) => readonly OutboxJob[]): Promise<boolean>;
  /** Of these users those whom strangers cannot sign in as at this moment. */
  locksOf(userIds: readonly string[], now: Date): Promise<readonly UserLock[]>;
  /** Deletes budgets that mean nothing any more, and devices that are known no longer. */
  forgetTries(now: Date): Promise<void>;
}
