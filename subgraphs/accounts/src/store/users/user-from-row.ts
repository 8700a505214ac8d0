import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { Role } from "@souk/kernel/identity/viewer";
import type { Account, User } from "../../domain/users/user.js";
import type { Locale } from "@souk/kernel/values/locale";

/** The columns of `userColumns`. */
export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly username: string | null;
  readonly full_name: string | null;
  readonly phone: string | null;
  readonly avatar_sha256: string | null;
  readonly locale: Locale | null;
  readonly chosen_locale: Locale | null;
  readonly role: Role;
  readonly is_active: boolean;
  readonly email_verified_at: Date | null;
  readonly created_at: Date;
  readonly custom: CustomValues;
  readonly two_factor_enabled: boolean;
}

/** The columns of `users` without the password's hash. */
export const userColumns = `users.id, users.email, users.username, users.full_name, users.phone, users.avatar_sha256,
  coalesce(users.chosen_locale, users.locale) as locale, users.chosen_locale, users.role, users.is_active,
  users.email_verified_at, users.created_at, users.custom, exists (
    select from second_factors factor where factor.user_id = users.id and factor.confirmed_at is not null
  ) as two_factor_enabled`;

export function userFromRow(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    fullName: row.full_name,
    phone: row.phone,
    avatar: row.avatar_sha256,
    locale: row.locale,
    chosenLocale: row.chosen_locale,
    role: row.role,
    emailVerified: row.email_verified_at !== null,
    emailVerifiedAt: row.email_verified_at,
    isActive: row.is_active,
    twoFactorEnabled: row.two_factor_enabled,
    createdAt: row.created_at,
    custom: row.custom,
  };
}

export function accountFromRow(row: UserRow & { readonly password_hash: string | null }): Account {
  return { user: userFromRow(row), passwordHash: row.password_hash };
}
