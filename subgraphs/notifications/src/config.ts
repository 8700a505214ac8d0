import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";
import type { MailReports } from "@souk/kernel/project/providers/mail-reports";
import type { MailTransport } from "@souk/kernel/project/providers/mail-transport";
import { readPluginSettings, type PluginSettings } from "@souk/kernel/project/providers/plugin-settings";
import { suggestion } from "@souk/kernel/project/suggestion";
import { notificationKinds } from "./domain/notification.js";
import { readSender } from "./domain/mail-address.js";
import type { SmtpRoute } from "./peers/mail/smtp-mailer.js";

/** The transport of the project with its settings. */
export interface TransportRoute {
  readonly kind: "transport";
  readonly transport: MailTransport;
  readonly settings: PluginSettings;
}

/** The destination of mail: an SMTP server, the project's transport, or the dev mailbox. */
export type MailRoute = SmtpRoute | TransportRoute | { readonly kind: "mailbox" };

export interface NotificationsConfig {
  readonly database: DatabaseSettings;
  readonly mailRoute: MailRoute;
  /** The project's reader of reports with its settings; null when it has none. */
  readonly mailReports: { readonly reports: MailReports; readonly settings: PluginSettings } | null;
  /** The sender of mail in the format of a header: `Souk <shop@example.com>`. */
  readonly mailFrom: string;
  /** The number of days after it was written for which a sent mail can be sent again; 0 for never. */
  readonly mailRetentionDays: number;
  /** The shop's base URL, without a trailing slash. */
  readonly publicUrl: string;
  readonly demoData: boolean;
  readonly webhooks: WebhooksConfig;
}

export interface WebhooksConfig {
  /** Whether endpoints may have private addresses and http. */
  readonly allowsPrivateHosts: boolean;
  /** The number of days for which events and the log of their deliveries are stored. */
  readonly logDays: number;
}

export function readNotificationsConfig(reader: SettingsReader): NotificationsConfig {
  checkMailTemplates(reader);
  return Object.freeze({
    database: readDatabaseSettings(reader, "notifications"),
    mailRoute: readMailRoute(reader),
    mailReports: readMailReports(reader),
    mailFrom: readMailFrom(reader),
    mailRetentionDays: readMailRetentionDays(reader),
    publicUrl: readPublicUrl(reader),
    demoData: readDemoData(reader),
    webhooks: readWebhooks(reader),
  });
}

function checkMailTemplates(reader: SettingsReader): void {
  const { file = "", project } = reader.project;
  for (const kind of Object.keys(project.mail.templates ?? {}))
    if (!notificationKinds.some((known) => known === kind))
      reader.fault(`${file} mail.templates.${kind}`, `is unknown${suggestion(kind, notificationKinds)}`);
}

function readWebhooks(reader: SettingsReader): WebhooksConfig {
  return {
    /**
     * @setting WEBHOOK_PRIVATE_HOSTS `true` allows webhook endpoints with private addresses and with http, for
     * development. Otherwise such an address is refused when the shop connects to it
     * @default false
     */
    allowsPrivateHosts: reader.flag("WEBHOOK_PRIVATE_HOSTS", false),
    /**
     * @setting WEBHOOK_LOG_DAYS the number of days for which the events for webhooks and the log of their deliveries are
     * stored
     * @default 30
     */
    logDays: reader.wholeNumber("WEBHOOK_LOG_DAYS", { fallback: 30, min: 4, max: 365, unit: "days" }),
  };
}

function readMailRetentionDays(reader: SettingsReader): number {
  /**
   * @setting MAIL_RETENTION_DAYS how long the text of a sent mail is stored, so that an admin can send it again; 0
   * stores nothing
   * @default 30
   * @formerly MAIL_KEPT_DAYS
   */
  reader.acceptFormerName({ formerName: "MAIL_KEPT_DAYS", name: "MAIL_RETENTION_DAYS" });
  return reader.wholeNumber("MAIL_RETENTION_DAYS", { fallback: 30, min: 0, max: 365, unit: "days" });
}

/** Options of nodemailer that would contradict SMTP_TLS. */
const tlsOptions = ["secure", "ignoreTLS", "requireTLS", "opportunisticTLS"];

function readMailRoute(reader: SettingsReader): MailRoute {
  /**
   * @setting SMTP_URL the mail server. Without it, the transport of `souk.config.ts` sends the mail; without both,
   * outside production, `/dev/mail` shows it. Required in production, unless the project has a transport
   * @example smtp://localhost:1025
   */
  const url = reader.optionalUrl("SMTP_URL", ["smtp:", "smtps:"]);
  /**
   * @setting SMTP_TLS `required`: mail leaves only over TLS (smtps: or STARTTLS), and in production a server
   * without STARTTLS stops the start. `off`: mail is sent without encryption
   * @default required
   */
  const requiresTls = reader.oneOf("SMTP_TLS", ["required", "off"], "required") === "required";
  if (url !== undefined) {
    const overruled = tlsOptions.filter((name) => new URL(url).searchParams.has(name));
    if (overruled.length > 0)
      reader.fault("SMTP_URL", `must not set ${overruled.join(", ")}: SMTP_TLS decides on encryption`);
    return { kind: "smtp", url, requiresTls, mustStartEncrypted: requiresTls && reader.production };
  }
  const { transport } = reader.project.project.mail;
  if (transport) return { kind: "transport", transport, settings: readPluginSettings(reader, transport.settings) };
  if (reader.production) reader.fault("SMTP_URL", "is missing: there is no dev mailbox in production");
  return { kind: "mailbox" };
}

function readMailReports(reader: SettingsReader): NotificationsConfig["mailReports"] {
  const { reports } = reader.project.project.mail;
  return reports ? { reports, settings: readPluginSettings(reader, reports.settings) } : null;
}

function readMailFrom(reader: SettingsReader): string {
  /**
   * @setting MAIL_FROM the sender of all mail. Required in production
   * @default Souk <shop@localhost>
   * @example "Souk <shop@localhost>"
   */
  const from = reader.production ? reader.text("MAIL_FROM") : reader.text("MAIL_FROM", "Souk <shop@localhost>");
  if (from !== "" && !readSender(from))
    reader.fault("MAIL_FROM", `${JSON.stringify(from)} must be an address such as Souk <shop@example.com>`);
  return from;
}
