import type { PluginSettings, PluginSettingNames } from "./plugin-settings.js";

/** A mail that is ready to be sent. */
export interface OutgoingMail {
  /** The notification's id, for the Message-ID: a mail may be sent twice, and this shows that it is the same. */
  readonly id: string;
  /** How often the mail was sent before on purpose; each time needs another Message-ID. */
  readonly round: number;
  /** `Souk <shop@example.com>` */
  readonly from: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** More headers, such as `List-Unsubscribe`; send them with the mail. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** refused: the same mail would be refused again. */
export type SendOutcome = { readonly kind: "accepted" } | { readonly kind: "refused"; readonly reason: string };

/** Sends the mail of a shop. `SMTP_URL` replaces it. */
export interface MailTransport {
  readonly name: string;
  readonly settings: PluginSettingNames;
  /** Returns the function that sends one mail. It throws after a temporary failure, and the mail is tried again. */
  open(settings: PluginSettings): (mail: OutgoingMail) => Promise<SendOutcome>;
}
