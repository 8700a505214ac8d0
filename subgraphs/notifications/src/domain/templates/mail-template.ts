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

/** A part of a mail, written once in HTML whose only tag is `<strong>`. */
interface MailPart {
  readonly text: string;
  readonly html: string;
}

export function mailTexts(subject: string, ...parts: readonly MailPart[]): MailTexts {
  return { subject, text: parts.map(({ text }) => text).join("\n\n"), html: parts.map(({ html }) => html).join("\n") };
}

/** The texts of a mail whose view has its `title` and its `sentence`, and that ends with an instruction. */
export function titledTexts(instruction: string): MailTexts {
  return mailTexts("{{title}}", paragraph("{{sentence}}"), footnote(instruction));
}

/** The color of the shop. */
export const brandColor = "#127461";

export function paragraph(html: string): MailPart {
  return { text: withoutTags(html), html: `<p style="margin:0 0 16px;">${html}</p>` };
}

/** Less important text at the end of a mail. */
export function footnote(html: string): MailPart {
  return { text: withoutTags(html), html: `<p style="margin:0;color:#5c636a;">${html}</p>` };
}

/** `lead`, and the view's `code` in large digits. */
export function code(lead: string): MailPart {
  const digits = `<p style="margin:0 0 16px;font:bold 32px/40px Menlo,Consolas,monospace;letter-spacing:4px;color:${brandColor};">{{code}}</p>`;
  return { text: `${withoutTags(lead)} {{code}}`, html: `${paragraph(lead).html}\n${digits}` };
}

/** `lead`, and a button with `label` that opens the view's `link`. */
export function link(lead: string, label: string): MailPart {
  const button = `<p style="margin:0 0 24px;"><a href="{{link}}" target="_blank" style="display:inline-block;padding:12px 24px;border-radius:6px;background:${brandColor};color:#ffffff;text-decoration:none;">${label}</a></p>`;
  return { text: `${withoutTags(lead)}\n{{link}}`, html: `${paragraph(lead).html}\n${button}` };
}

/** The view's `body`: free text. HTML escapes it and keeps its paragraphs and lines. */
export const writtenText: MailPart = {
  text: `{{body}}`,
  html: `{{#each paragraphs}}
<p style="margin:0 0 16px;">{{#each this}}{{#unless @first}}<br>{{/unless}}{{this}}{{/each}}</p>
{{/each}}`,
};

/** Returns the values for `writtenText`. */
export function viewOfText(body: string) {
  return { body, paragraphs: body.split(/\n{2,}/).map((lines) => lines.split("\n")) };
}

function withoutTags(html: string): string {
  return html.replace(/<\/?strong>/g, "");
}
