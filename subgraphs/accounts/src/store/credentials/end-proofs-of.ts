import type { EntityManager } from "typeorm";

/**
 * Ends all sessions, waiting sign-ins, known devices and mailed links after a password change: someone who knew the old
 * password may have created them.
 */
export async function endProofsOf(manager: EntityManager, userId: string): Promise<void> {
  await manager.query(
    `with ended as (delete from sessions where user_id = $1),
       forgotten as (delete from known_devices where user_id = $1),
       challenged as (delete from sign_in_challenges where user_id = $1),
       called_off as (delete from email_changes where user_id = $1 and used_at is null)
     delete from password_resets where user_id = $1 and used_at is null`,
    [userId],
  );
}
