import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { Role } from "@souk/kernel/identity/viewer";
import type { Locale } from "@souk/kernel/values/locale";

/** A person with an account, of any role. */
export interface User {
  readonly id: string;
  /** As the user typed it; unique, case-insensitive. */
  readonly email: string;
  /** Unique, case-insensitive. */
  readonly username: string | null;
  readonly fullName: string | null;
  readonly phone?: string | null;
  /** The SHA-256 checksum of a picture of media. */
  readonly avatar?: string | null;
  /** The language for mails: the chosen one, or that of the last sign-in; null when unknown. */
  readonly locale?: Locale | null;
  /** Null: the user follows the language of the last sign-in. */
  readonly chosenLocale?: Locale | null;
  readonly role: Role;
  /** An unverified account cannot be used. */
  readonly emailVerified: boolean;
  readonly emailVerifiedAt: Date | null;
  /** False: the account cannot sign in or refresh. */
  readonly isActive: boolean;
  readonly twoFactorEnabled: boolean;
  readonly createdAt: Date;
  /** The values of the fields that the shop has declared for users. */
  readonly custom?: CustomValues;
}

/** A user with the password's hash. Only the domain and the store use it. */
export interface Account {
  readonly user: User;
  /** Null: the user signs in only by an outside identity. */
  readonly passwordHash: string | null;
}

/** "june@example.com" -> "june" */
export function localPartOf(email: string): string {
  return email.slice(0, email.lastIndexOf("@"));
}
