import type { Locale } from "@souk/kernel/values/locale";

/** The Handlebars templates of a mail in one language. */
export interface MailTexts {
  /** Stored permanently, so it contains no secret; the subject of free text is erased with its recipient. */
  readonly subject: string;
  readonly text: string;
  /** The inner part of the layout. Values are escaped. */
  readonly html: string;
}

/** The mail of one kind of notification, over its view. */
export interface MailTemplate<Data> {
  readonly texts: Readonly<Record<Locale, MailTexts>>;
  /** Returns the values for the templates. */
  readonly view: (data: Data, locale: Locale) => Readonly<Record<string, unknown>>;
}
