import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { Role } from "@souk/kernel/identity/viewer";

export interface ImportedUser {
  readonly id: string;
  readonly email: string;
  readonly username: string | null;
  readonly fullName: string | null;
  readonly role: Role;
  readonly isActive: boolean;
  readonly emailVerified: boolean;
  /** Null: the user sets a password by a reset. */
  readonly passwordHash: string | null;
  /** Added when the user has none. */
  readonly address: PostalAddress | null;
  readonly createdAt: Date;
}

/** Stores users of other systems. Each function is one transaction. */
export interface ImportedUserStore {
  /** Returns the id of the user with this address, case-insensitive. */
  findByEmail(email: string): Promise<string | null>;
  exists(id: string): Promise<boolean>;
  /** "taken": another user has the email address or the username. */
  insert(user: ImportedUser): Promise<"inserted" | "taken">;
  /** Changes the user's own data. The password is set only for a user without one; a verified address stays verified. */
  update(user: ImportedUser): Promise<"updated" | "taken">;
}
