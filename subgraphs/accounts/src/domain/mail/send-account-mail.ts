import type { Clock } from "@souk/kernel/values/clock";
import type { AccountMail, AccountMailer } from "./account-mail.js";

/** Sends the mail. A mail with an expired link is dropped, so that a delayed job does not keep a link for long. */
export function sendAccountMail({ mailer, clock }: { mailer: AccountMailer; clock: Clock }) {
  return async (mail: AccountMail): Promise<void> => {
    if ("expiresAt" in mail.data && new Date(mail.data.expiresAt) <= clock.now()) return;
    await mailer.send(mail);
  };
}
