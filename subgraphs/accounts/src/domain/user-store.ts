import type { ListedRow, PageRequest } from "@souk/kernel/page";
import type { Role } from "@souk/kernel/viewer";
import type { NewJob } from "./session-store.js";
import type { AccountMail } from "./account-mail.js";
import type { Account, User } from "./user.js";

export interface ProfileChange {
  readonly username?: string | null | undefined;
  readonly fullName?: string | null | undefined;
}

export interface NewAdmin {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly createdAt: Date;
}

/** What an admin makes of a user; absent fields stay as they are. */
export interface StandingChange {
  readonly role?: Role;
  readonly isActive?: boolean;
  /** Ends all sessions of the user. */
  readonly endsSessions?: true;
  /** Turns the second factor off, with its recovery codes, and one that waits to be confirmed. */
  readonly endsSecondFactor?: true;
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly OutboxJob[];
}

export interface OutboxJob {
  readonly task: string;
  readonly data: unknown;
}

/** All that is there has to hold. */
export interface UserFilter {
  /** A part of the email, the username or the full name. */
  readonly search?: string | null | undefined;
  readonly role?: Role | null | undefined;
  readonly isActive?: boolean | null | undefined;
  /** Whether sign-ins by strangers wait. */
  readonly isLocked?: boolean | null | undefined;
}

export const userSorts = ["NEWEST", "OLDEST", "NAME_ASC", "NAME_DESC", "EMAIL_ASC", "EMAIL_DESC"] as const;
export type UserSort = (typeof userSorts)[number];
/** The value that the list is sorted by, and the id. */
export const userCursorLength = 2;

export interface UserListRequest {
  readonly filter: UserFilter;
  readonly sort: UserSort;
  readonly page: PageRequest;
  /** Who is locked by then. */
  readonly now: Date;
}

/** A user as an admin finds them, under their lock. */
export interface LockedUser {
  readonly user: User;
  /** Whether there is another admin who can sign in. */
  readonly hasOtherAdmin: boolean;
}

export interface UserStore {
  findUsers(ids: readonly string[]): Promise<readonly User[]>;
  /** Without regard to case. */
  findAccountByEmail(email: string): Promise<Account | null>;
  findAccount(userId: string): Promise<Account | null>;
  listUsers(list: UserListRequest): Promise<readonly ListedRow<User>[]>;
  /** The ids of those among these users whom a part of the email, the username or the full name finds. */
  matchUsers(ids: readonly string[], search: string): Promise<readonly string[]>;
  countUsers(filter: UserFilter, now: Date): Promise<number>;
  /** Absent fields stay as they are. */
  updateProfile(userId: string, change: ProfileChange): Promise<User | "notFound" | "usernameTaken">;
  /**
   * Changes a user as `decide` has it, who sees them and the admins under their locks; null changes nothing. The user afterwards;
   * null when there is none.
   */
  changeStanding(userId: string, decide: (locked: LockedUser) => StandingChange | null): Promise<User | null>;
  /** With all that hangs on the account, and `jobs` in the outbox. False, and nothing is changed, for the last active admin. */
  deleteUser(userId: string, jobs: readonly NewJob[]): Promise<boolean>;
  /** Changes nothing and says false when the hash is no longer `fromHash`. */
  replacePasswordHash(userId: string, fromHash: string, toHash: string): Promise<boolean>;
  /**
   * As `replacePasswordHash`; no session of the user goes on, no device is known, no mailed link works any more, and the notice
   * goes to the outbox.
   */
  changePassword(userId: string, fromHash: string | null, toHash: string, notice: AccountMail): Promise<boolean>;
  /** Makes the account, or makes the one that is there an admin; one that was never verified gets the password as well. */
  ensureAdmin(admin: NewAdmin): Promise<void>;
}
