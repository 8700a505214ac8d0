import type { Clock } from "@souk/kernel/values/clock";
import type { AccountMailer } from "../mail/account-mail.js";
import type { VerificationMail } from "./verification.js";

/** Sends the mail. A mail with an expired code is dropped, so that a delayed job does not keep a code for long. */
export function sendVerificationMail({ mailer, clock }: { mailer: AccountMailer; clock: Clock }) {
  return async ({ eventId, recipient, code, link, expiresAt }: VerificationMail): Promise<void> => {
    if (new Date(expiresAt) <= clock.now()) return;
    await mailer.send({ eventId, kind: "VERIFY_EMAIL", recipient, userId: null, data: { code, link, expiresAt } });
  };
}
