import type { Role } from "@souk/kernel/viewer";

/** Anyone with an account, whatever the role. */
export interface User {
  readonly id: string;
  /** As it was typed; unique without regard to case. */
  readonly email: string;
  /** Unique without regard to case. */
  readonly username: string | null;
  readonly fullName: string | null;
  readonly role: Role;
  /** An account that is not verified cannot be used for anything. */
  readonly emailVerified: boolean;
  readonly emailVerifiedAt: Date | null;
  /** False: the account cannot sign in or refresh. */
  readonly isActive: boolean;
  readonly twoFactorEnabled: boolean;
  readonly createdAt: Date;
}

/** A user with what proves them. It stays between domain and store. */
export interface Account {
  readonly user: User;
  /** Null: they sign in by an outside identity alone. */
  readonly passwordHash: string | null;
}

/** "june@example.com" -> "june" */
export function localPartOf(email: string): string {
  return email.slice(0, email.lastIndexOf("@"));
}
