import type { AccountMail, AccountMailData } from "./account-mail.js";
import type { User } from "./user.js";
import type { OutboxJob } from "./user-store.js";

/** The job of the mail that tells a user what has become of their account. `eventId`: of the act, which is told once. */
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
