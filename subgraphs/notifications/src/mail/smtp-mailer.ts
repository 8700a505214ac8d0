import { currentRequest } from "@souk/kernel/request-context";
import { createTransport, type Transporter } from "nodemailer";
import type { Mail, Mailer, MailOutcome } from "../domain/mail.js";
import { readSender } from "../domain/mail-address.js";

export interface SmtpMailerSettings {
  /** smtp: or smtps:, with user and password where the server wants them. */
  readonly url: string;
  readonly from: string;
}

const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, dnsTimeout: 5000, socketTimeout: 15_000 };

/** Sends by SMTP, a connection for each mail. */
export class SmtpMailer implements Mailer, Disposable {
  readonly keepsBodies = false;
  private readonly transport: Transporter;
  private readonly messageIdHost: string;

  constructor(private readonly settings: SmtpMailerSettings) {
    const { url, from } = settings;
    this.transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
    this.messageIdHost = readSender(from)?.address.split("@").at(-1) ?? "localhost";
  }

  async send({ id, round, recipient, subject, text, html }: Mail): Promise<MailOutcome> {
    const correlationId = currentRequest()?.correlationId;
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: { name: "", address: recipient },
        subject,
        text,
        html,
        messageId: `<${round === 0 ? id : `${id}.${round}`}@${this.messageIdHost}>`,
        headers: {
          "Auto-Submitted": "auto-generated",
          ...(correlationId === undefined ? {} : { "X-Correlation-Id": correlationId }),
        },
      });
      return { kind: "accepted" };
    } catch (error) {
      const reason = permanentRefusal(error);
      if (reason === null) throw error;
      return { kind: "refused", reason };
    }
  }

  [Symbol.dispose](): void {
    this.transport.close();
  }
}

interface SmtpError extends Error {
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * What the server said when it will never take this mail: 5xx to the recipient or to the message itself. A 5xx to our
 * sign-in or our sender is a fault of the settings, which the operator mends, so that mail waits.
 */
function permanentRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { command, responseCode = 0, message } = error as SmtpError;
  return responseCode >= 500 && (command === "RCPT TO" || command === "DATA") ? message : null;
}
