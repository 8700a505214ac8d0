import type { Locale } from "../../values/locale.js";

/** The facts of a mail. `data` depends on the kind. */
export interface MailFacts<Data = never> {
  readonly data: Data;
  readonly locale: Locale;
  /** The name of the reader; null if it is unknown, and in previews. */
  readonly fullName: string | null;
  /**
   * The page where the reader chooses which marketing mails they get. The text and the HTML of a marketing mail must
   * contain it; null for other mails, and in previews.
   */
  readonly preferencesLink?: string | null;
}

export interface MailParts {
  /** One line. It is stored permanently, so it must not contain a code or a link of the data. */
  readonly subject: string;
  readonly text: string;
  /** The whole document. The template escapes the values that it inserts. */
  readonly html: string;
}

/** Writes the mail of one kind. It may run several times for one mail. */
export type ProjectMailTemplate<Data = never> = (facts: MailFacts<Data>) => MailParts | Promise<MailParts>;

export type MailTemplates = Readonly<Record<string, ProjectMailTemplate>>;
