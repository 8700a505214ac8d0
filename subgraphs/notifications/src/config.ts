import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";
import { readSender } from "./domain/mail-address.js";

/** Where mail goes: out by SMTP, or into the dev mailbox. */
export type MailRoute = { readonly kind: "smtp"; readonly url: string } | { readonly kind: "mailbox" };

export interface NotificationsConfig {
  readonly database: DatabaseSettings;
  readonly mailRoute: MailRoute;
  /** Who mail comes from, as a header has it: `Souk <shop@example.com>`. */
  readonly mailFrom: string;
  /** For so long after it was written a mail that went out can be sent again; 0: not at all. */
  readonly mailKeptDays: number;
  readonly demoData: boolean;
}

export function readNotificationsConfig(reader: SettingsReader): NotificationsConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "notifications"),
    mailRoute: readMailRoute(reader),
    mailFrom: readMailFrom(reader),
    mailKeptDays: reader.wholeNumber("MAIL_KEPT_DAYS", { fallback: 30, min: 0, max: 365, unit: "days" }),
    demoData: readDemoData(reader),
  });
}

function readMailRoute(reader: SettingsReader): MailRoute {
  const url = reader.optionalUrl("SMTP_URL", ["smtp:", "smtps:"]);
  if (url !== undefined) return { kind: "smtp", url };
  if (reader.production) reader.fault("SMTP_URL", "is missing: there is no dev mailbox in production");
  return { kind: "mailbox" };
}

function readMailFrom(reader: SettingsReader): string {
  const from = reader.production ? reader.text("MAIL_FROM") : reader.text("MAIL_FROM", "Souk <shop@localhost>");
  if (from !== "" && !readSender(from))
    reader.fault("MAIL_FROM", `${JSON.stringify(from)} must be an address such as Souk <shop@example.com>`);
  return from;
}
