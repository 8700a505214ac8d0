import { currentRequest } from "@souk/kernel/logging/request-context";
import { createTransport, type Transporter } from "nodemailer";
import type { Mail, Mailer, MailOutcome } from "../../domain/mail.js";
import { readSender } from "../../domain/mail-address.js";
import { messageIdOf } from "../../domain/receive-mail-reports.js";
import type { Logger } from "@souk/kernel/logging/logger";

/** The settings to send mail by SMTP. */
export interface SmtpRoute {
  readonly kind: "smtp";
  /** smtp: or smtps:, with user and password if the server requires them. */
  readonly url: string;
  /** Whether mail may be sent only over TLS: by smtps:, or by STARTTLS. */
  readonly requiresTls: boolean;
  /** Whether a server without the required TLS stops the start, as it does in production. */
  readonly mustStartEncrypted: boolean;
}

export interface SmtpMailerSettings extends Pick<SmtpRoute, "url" | "requiresTls"> {
  readonly from: string;
}

/** The mail server does not encrypt. The message tells the operator what to set. */
export class UnencryptedMailServerError extends Error {
  constructor(url: string, cause: unknown) {
    const instead =
      "Set SMTP_URL to a server that encrypts (smtps: or STARTTLS), or SMTP_TLS=off to send without encryption";
    super(`the mail server at ${new URL(url).host} does not offer STARTTLS. ${instead}`, { cause });
    this.name = "UnencryptedMailServerError";
  }
}

const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, dnsTimeout: 5000, socketTimeout: 15_000 };

/** Sends mail by SMTP, with one connection per mail. */
export class SmtpMailer implements Mailer, Disposable {
  readonly keepsBodies = false;
  private readonly transport: Transporter;
  private readonly messageIdHost: string;

  constructor(private readonly settings: SmtpMailerSettings) {
    const { url, from, requiresTls } = settings;
    const tls = { requireTLS: requiresTls, ignoreTLS: !requiresTls };
    this.transport = createTransport({ url, ...timeouts, ...tls, disableFileAccess: true, disableUrlAccess: true });
    this.messageIdHost = readSender(from)?.address.split("@").at(-1) ?? "localhost";
  }

  /** Connects and signs in once. Throws UnencryptedMailServerError, or what nodemailer throws when the server cannot be reached or refuses. */
  async verify(): Promise<void> {
    try {
      await this.transport.verify();
    } catch (error) {
      throw this.explained(error);
    }
  }

  async send({ id, round, recipient, subject, text, html, headers }: Mail): Promise<MailOutcome> {
    const correlationId = currentRequest()?.correlationId;
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: { name: "", address: recipient },
        subject,
        text,
        html,
        messageId: messageIdOf({ id, round }, this.messageIdHost),
        headers: {
          ...headers,
          "Auto-Submitted": "auto-generated",
          ...(correlationId === undefined ? {} : { "X-Correlation-Id": correlationId }),
        },
      });
      return { kind: "accepted" };
    } catch (error) {
      const reason = permanentRefusal(error);
      if (reason === null) throw this.explained(error);
      return { kind: "refused", reason };
    }
  }

  /** Replaces nodemailer's error for a refused STARTTLS, which names neither the server nor the setting. */
  private explained(error: unknown): unknown {
    const { code, command } = error as SmtpError;
    const isUnencrypted = code === "ETLS" && command === "STARTTLS";
    return isUnencrypted ? new UnencryptedMailServerError(this.settings.url, error) : error;
  }

  [Symbol.dispose](): void {
    this.transport.close();
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * Returns the server's reply when it will never accept this mail: a 5xx to the recipient or to the message itself. A
 * 5xx to the shop's sign-in or sender is a configuration error that the operator fixes, so mail waits.
 */
function permanentRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { command, responseCode = 0, message } = error as SmtpError;
  return responseCode >= 500 && (command === "RCPT TO" || command === "DATA") ? message : null;
}

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
