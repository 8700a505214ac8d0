import type { Logger } from "@souk/kernel/logging/logger";
import { SmtpMailer, UnencryptedMailServerError, type SmtpRoute } from "./smtp-mailer.js";

/**
 * Opens a mailer and tests its server once. In production, a server without encryption stops the start. An unreachable
 * server does not, because mail waits in the outbox. Throws UnencryptedMailServerError.
 */
export async function openSmtp(
  { url, requiresTls, mustStartEncrypted }: SmtpRoute,
  from: string,
  logger: Logger,
): Promise<SmtpMailer> {
  if (!requiresTls) logger.warn("SMTP_TLS is off: mail leaves without encryption");
  const mailer = new SmtpMailer({ url, requiresTls, from });
  try {
    await mailer.verify();
  } catch (error) {
    if (mustStartEncrypted && error instanceof UnencryptedMailServerError) {
      mailer[Symbol.dispose]();
      throw error;
    }
    logger.warn({ err: error }, "the mail server failed its check; mail waits until it works");
  }
  return mailer;
}
