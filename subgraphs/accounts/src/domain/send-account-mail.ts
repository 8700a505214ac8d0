import type { Clock } from "@souk/kernel/clock";
import type { AccountMail, AccountMailer } from "./account-mail.js";

/** Hands the mail on. One whose link has expired is dropped, so that a job that could not run keeps no link for long. */
export function sendAccountMail({ mailer, clock }: { mailer: AccountMailer; clock: Clock }) {
  return async (mail: AccountMail): Promise<void> => {
    if ("expiresAt" in mail.data && new Date(mail.data.expiresAt) <= clock.now()) return;
    await mailer.send(mail);
  };
}
