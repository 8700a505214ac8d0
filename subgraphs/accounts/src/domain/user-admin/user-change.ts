import type { AccountMail, AccountMailData } from "../mail/account-mail.js";
import type { User } from "../users/user.js";
import type { OutboxJob } from "../users/user-store.js";

/**
 * Returns the job for the mail about a change of a user's account. `eventId`: the id of the act, which is mailed once.
 */
export function standingMail(
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
