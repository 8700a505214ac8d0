/** A mail that is ready to go. */
export interface Mail {
  /** The notification's. The Message-ID is made of it, so that a mail that goes out twice can be recognized. */
  readonly id: string;
  /** How often it was sent before. What is sent again on purpose is another mail, which no program may take for the first. */
  readonly round: number;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type MailOutcome =
  | { readonly kind: "accepted" }
  /** For good: the same mail would be refused again. */
  | { readonly kind: "refused"; readonly reason: string };

/** The way out for mail. */
export interface Mailer {
  /** Whether the mail stays here, so that what it says must be kept with the notification. */
  readonly keepsBodies: boolean;
  /** Throws when it did not work this time and may the next. */
  send(mail: Mail): Promise<MailOutcome>;
}
