import { z } from "zod";
import type { OutboxJob } from "../outbox-job.js";
import type { LockedUser } from "../users/user-store.js";
import type { AccountMail, AccountMailData } from "../peers.js";
import type { User } from "../users/user.js";

/** The admin's reason, which the user sees. */
export const reasonRule = z.object({
  reason: z.string().trim().min(1, "must not be empty").max(300, "must be at most 300 characters"),
});

/** Returns whether the user is the only admin, without whom no other admin could be appointed. */
export function isLastAdmin({ user, hasOtherAdmin }: LockedUser): boolean {
  return user.role === "ADMIN" && user.isActive && !hasOtherAdmin;
}

/**
 * Returns the job for the mail about a change of a user's account. `eventId`: the id of the action, which is mailed once.
 */
export function accountChangedMail(
  eventId: string,
  { id: userId, email: recipient }: Pick<User, "id" | "email">,
  data: Partial<AccountMailData["ACCOUNT_CHANGED"]> & Pick<AccountMailData["ACCOUNT_CHANGED"], "change">,
): OutboxJob {
  const whole = { role: null, reason: null, ...data };
  return {
    task: "tellStanding",
    data: { eventId, kind: "ACCOUNT_CHANGED", recipient, userId, data: whole } satisfies AccountMail,
  };
}
