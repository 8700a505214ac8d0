import type { EntityManager } from "typeorm";

/** Of the budget of strangers at an address: no table says in plain text for whom they asked. */
export function addressKey(email: string): string {
  return `sha256(convert_to(lower(${email}), 'UTF8'))`;
}

/** Forgives strangers at the user's address and all devices of the user, and says until when they had to wait; null when there is no such user. */
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
