import type { AuditJob } from "@souk/kernel/admin-act";
import type { PageRequest } from "@souk/kernel/page";
import type { Role } from "@souk/kernel/viewer";
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
  /** Sent from the outbox of the same transaction. */
  readonly jobs: readonly AuditJob[];
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
  /** Newest first. `search` is a part of the email, the username or the full name. */
  listUsers(search: string | null, page: PageRequest): Promise<readonly User[]>;
  countUsers(search: string | null): Promise<number>;
  /** Absent fields stay as they are. */
  updateProfile(userId: string, change: ProfileChange): Promise<User | "notFound" | "usernameTaken">;
  /**
   * Changes a user as `decide` has it, who sees them and the admins under their locks; null changes nothing. The user afterwards;
   * null when there is none.
   */
  changeStanding(userId: string, decide: (locked: LockedUser) => StandingChange | null): Promise<User | null>;
  /** Changes nothing and says false when the hash is no longer `fromHash`. */
  replacePasswordHash(userId: string, fromHash: string, toHash: string): Promise<boolean>;
  /** As `replacePasswordHash`, ends all sessions of the user with it, and knows no device any more. */
  changePassword(userId: string, fromHash: string, toHash: string): Promise<boolean>;
  /** Makes the account, or makes the one that is there an admin; one that was never verified gets the password as well. */
  ensureAdmin(admin: NewAdmin): Promise<void>;
}
