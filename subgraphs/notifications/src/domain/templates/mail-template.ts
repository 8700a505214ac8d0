/**
 * The mail of one kind of notification, as Handlebars templates over its view. `html` is the inner part of the layout
 * and escapes its values; `text` and `subject` are plain. The subject is kept permanently, so it contains no secret;
 * the subject of free text is erased with its recipient.
 */
export interface MailTemplate<Data> {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Returns the values for the templates. */
  readonly view: (data: Data) => Readonly<Record<string, unknown>>;
}
