import type { EntityManager } from "typeorm";

/**
 * Returns the key of an address's budget for unknown devices. It is a hash, so no table has the tried addresses in
 * plain text.
 */
export function addressKey(email: string): string {
  return `sha256(convert_to(lower(${email}), 'UTF8'))`;
}

/**
 * Resets the budgets of the user's address and devices. Returns the end of the lock, if any; null when the user does
 * not exist.
 */
export async function freeBudgetsOf(
  manager: EntityManager,
  userId: string,
): Promise<{ readonly lockedUntil: Date | null } | null> {
  const [user]: { locked_until: Date | null }[] = await manager.query(
    `with owner as (select id, email from users where id = $1), forgiven as (
       delete from sign_in_budgets where key in (
         select ${addressKey("email")} from owner
         union all select device.token_hash from known_devices device join owner on owner.id = device.user_id
       )
       returning locked_until
     )
     select (select max(locked_until) from forgiven) as locked_until from owner`,
    [userId],
  );
  return user ? { lockedUntil: user.locked_until } : null;
}
