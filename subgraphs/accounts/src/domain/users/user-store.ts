import type { CustomCondition } from "@souk/kernel/custom-fields/custom-filter";
import type { CustomValues, StoredField } from "@souk/kernel/custom-fields/entity-fields";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";
import type { Role } from "@souk/kernel/identity/viewer";
import type { Locale } from "@souk/kernel/values/locale";
import type { OutboxJob } from "../outbox-job.js";
import type { AccountMail } from "../peers.js";
import type { Account, User } from "./user.js";

export interface ProfileChange {
  readonly username?: string | null | undefined;
  readonly fullName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** The checksum of a picture. */
  readonly avatar?: string | null | undefined;
  readonly chosenLocale?: Locale | null | undefined;
  /** Null removes a value. */
  readonly custom?: CustomValues | undefined;
}

/** A change of the values of the fields that the shop has declared for users. */
export interface CustomChange {
  readonly userId: string;
  /** Null removes a value. */
  readonly change: CustomValues;
  /** Returns the jobs that are written with the change. */
  readonly jobs: (before: CustomValues, after: CustomValues) => readonly OutboxJob[];
}

export interface NewAdmin {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly createdAt: Date;
}

/** A change of a user by an admin; absent fields stay unchanged. */
export interface UserChange {
  readonly role?: Role;
  readonly isActive?: boolean;
  /** Ends all sessions of the user. */
  readonly endsSessions?: true;
  /** Turns off the second factor with its recovery codes, and deletes a setup that waits for confirmation. */
  readonly endsSecondFactor?: true;
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly OutboxJob[];
}

/** All given conditions must match. */
export interface UserFilter {
  /** A part of the email, the username or the full name. */
  readonly search?: string | null | undefined;
  readonly role?: Role | null | undefined;
  readonly isActive?: boolean | null | undefined;
  /** Whether sign-ins from unknown devices are locked. */
  readonly isLocked?: boolean | null | undefined;
  readonly custom?: readonly CustomCondition[] | undefined;
  /** The custom fields whose words `search` finds too. */
  readonly searchedCustom?: readonly StoredField[] | undefined;
}

export const userSorts = ["NEWEST", "OLDEST", "NAME_ASC", "NAME_DESC", "EMAIL_ASC", "EMAIL_DESC"] as const;
/** A name that begins with `CUSTOM_` is a sort by a custom field: see `customSorts`. */
export type UserSort = (typeof userSorts)[number] | `CUSTOM_${string}`;
/** The number of values in a cursor: the sorted value and the id. */
export const userCursorLength = 2;

export interface UserListRequest {
  readonly filter: UserFilter;
  readonly sort: UserSort;
  readonly page: PageRequest;
  /** The time for `isLocked`. */
  readonly now: Date;
}

/** A user under a lock, for a change by an admin. */
export interface LockedUser {
  readonly user: User;
  /** Whether another admin can sign in. */
  readonly hasOtherAdmin: boolean;
}

export interface UserStore {
  findUsers(ids: readonly string[]): Promise<readonly User[]>;
  /** Case-insensitive. */
  findAccountByEmail(email: string): Promise<Account | null>;
  findAccount(userId: string): Promise<Account | null>;
  listUsers(list: UserListRequest): Promise<readonly ListedRow<User>[]>;
  /** Returns the ids of these users whose email, username or full name contains the text. */
  matchUsers(ids: readonly string[], search: string): Promise<readonly string[]>;
  /** Returns the ids of the active users with these verified addresses, case-insensitive. */
  matchEmails(emails: readonly string[]): Promise<readonly string[]>;
  /** Returns the ids of active admins, oldest first. */
  activeAdmins(limit: number): Promise<readonly string[]>;
  countUsers(filter: UserFilter, now: Date): Promise<number>;
  /** Absent fields stay unchanged. */
  updateProfile(userId: string, change: ProfileChange): Promise<User | "notFound" | "usernameTaken">;
  /** Changes values and returns the user; null when the user does not exist. */
  changeCustom(change: CustomChange): Promise<User | null>;
  /**
   * Changes a user as `decide` returns, which gets the user while the user and the admins are locked; null changes
   * nothing. Returns the user afterwards; null when the user does not exist.
   */
  changeUser(userId: string, decide: (locked: LockedUser) => UserChange | null): Promise<User | null>;
  /**
   * Deletes the user with all data of the account, and enqueues `jobs`. Returns false, without changes, for the last
   * active admin.
   */
  deleteUser(userId: string, jobs: readonly OutboxJob[]): Promise<boolean>;
  /** Returns false, without changes, when the hash is no longer `fromHash`. */
  replacePasswordHash(userId: string, fromHash: string, toHash: string): Promise<boolean>;
  /**
   * Replaces the hash like `replacePasswordHash`. Also ends all sessions, known devices and mailed links of the user,
   * and enqueues the notice.
   */
  changePassword(userId: string, fromHash: string | null, toHash: string, notice: AccountMail): Promise<boolean>;
  /** Creates the account, or makes an existing one an admin. An unverified account also gets the password. */
  ensureAdmin(admin: NewAdmin): Promise<void>;
}
