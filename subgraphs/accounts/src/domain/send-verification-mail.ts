import type { Clock } from "@souk/kernel/clock";
import type { VerificationMail, VerificationMailer } from "./verification.js";

/** Hands the mail on. One whose code has expired is dropped, so that a job that could not run keeps no code for long. */
export function sendVerificationMail({ mailer, clock }: { mailer: VerificationMailer; clock: Clock }) {
  return async (mail: VerificationMail): Promise<void> => {
    if (new Date(mail.expiresAt) > clock.now()) await mailer.send(mail);
  };
}
