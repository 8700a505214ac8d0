/**
 * What one kind of notification says, as Handlebars templates over its view. `html` is the inner part of the layout and
 * escapes what it shows; `text` and `subject` are plain. The subject is kept for good, so it holds no secret.
 */
export interface MailTemplate<Data> {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What the templates are given. */
  readonly view: (data: Data) => Readonly<Record<string, unknown>>;
}
