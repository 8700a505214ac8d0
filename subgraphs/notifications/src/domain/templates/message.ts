import type { DataOf } from "../notification-data.js";
import type { MailTemplate, MailTexts } from "./mail-template.js";

const texts: MailTexts = {
  subject: "{{messageSubject}}",
  text: `{{body}}`,
  html: `{{#each paragraphs}}
<p style="margin:0 0 16px;">{{#each this}}{{#unless @first}}<br>{{/unless}}{{this}}{{/each}}</p>
{{/each}}`,
};

/** Free text from the staff, in the language that they wrote it in. HTML escapes it and keeps its paragraphs and lines. */
export const message: MailTemplate<DataOf<"MESSAGE">> = {
  texts: { en: texts, fr: texts },
  view: ({ subject, body }) => ({
    messageSubject: subject,
    body,
    paragraphs: body.split(/\n{2,}/).map((paragraph) => paragraph.split("\n")),
  }),
};
