import type { PluginSettings, PluginSettingNames } from "./plugin-settings.js";

/** A POST of the mail service with its unmodified body, because its signature covers these exact bytes. */
export interface MailReportRequest {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The fate of one mail after a mail server accepted it. */
export type MailReport = {
  /** The Message-ID of the mail, with or without `<` and `>`. A report on a mail of another program is ignored. */
  readonly messageId: string;
} & (
  | { readonly outcome: "delivered" }
  /** The mailbox refused the mail for good. `reason` is shown to admins; 1 to 500 characters. */
  | { readonly outcome: "bounced"; readonly reason: string }
);

/** Reads the reports that a mail service posts to `/webhooks/mail`. */
export interface MailReports {
  readonly name: string;
  readonly settings: PluginSettingNames;
  /**
   * Returns the function that reads one POST. It returns null when the signature is wrong, and an empty list when the
   * POST reports nothing about a delivery. It throws when the body cannot be read.
   */
  open(settings: PluginSettings): (request: MailReportRequest) => Promise<readonly MailReport[] | null>;
}
