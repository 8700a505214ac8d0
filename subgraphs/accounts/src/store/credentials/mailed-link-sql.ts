import type { EntityManager } from "typeorm";
import type { VerificationFailure } from "../../domain/sign-up/verification.js";

type LinkTable = "email_verifications" | "password_resets" | "email_changes";

/** Returns the reason why a link is invalid. */
export async function linkFailure(
  manager: EntityManager,
  table: LinkTable,
  tokenHash: Buffer,
  now: Date,
): Promise<VerificationFailure> {
  const [row]: { used_at: Date | null; expires_at: Date }[] = await manager.query(
    `select used_at, expires_at from ${table} where token_hash = $1`,
    [tokenHash],
  );
  if (row?.used_at) return "USED";
  return row && row.expires_at <= now ? "EXPIRED" : "INVALID";
}

/**
 * Returns SQL for the times after `time` at which the row `newest` has sent a mail: only the newest times are stored.
 */
export function sentSince(time: string): string {
  return `array(select sent from unnest(newest.sent_at) sent where sent > ${time})`;
}
