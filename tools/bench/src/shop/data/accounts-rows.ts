import { keySql } from "./key-of.ts";
import type { Scale } from "./scale.ts";

/** The password of every user. */
export const password = "correct horse battery staple";
/** The number of users who are instructors; they have the first numbers. */
export const instructors = 20;

export function emailOf(user: number): string {
  return `user${user}@example.com`;
}

/** `passwordHash`: the same for all users, because one hash takes a core ten milliseconds. */
export function accountsRows(scale: Scale, passwordHash: string): readonly string[] {
  return [
    `insert into users (id, email, full_name, role, password_hash, is_active, email_verified_at, created_at)
     select ${keySql("user", "n")}, 'user' || n || '@example.com', 'Ada Example ' || n,
       case when n <= ${instructors} then 'INSTRUCTOR' else 'CUSTOMER' end, '${passwordHash}', true, made.at, made.at
     from generate_series(1, ${scale.users}) n cross join lateral (select timestamptz '2025-01-01Z' + n * interval '1 minute') made(at)`,
  ];
}
