import type { Clock } from "@souk/kernel/clock";
import type { AccountMailer } from "./account-mail.js";
import type { VerificationMail } from "./verification.js";

/** Hands the mail on. One whose code has expired is dropped, so that a job that could not run keeps no code for long. */
export function sendVerificationMail({ mailer, clock }: { mailer: AccountMailer; clock: Clock }) {
  return async ({ eventId, recipient, code, link, expiresAt }: VerificationMail): Promise<void> => {
    if (new Date(expiresAt) <= clock.now()) return;
    await mailer.send({ eventId, kind: "VERIFY_EMAIL", recipient, userId: null, data: { code, link, expiresAt } });
  };
}
