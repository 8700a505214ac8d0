import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

/** Free text from the staff. HTML escapes it and keeps its paragraphs and lines. */
export const message: MailTemplate<DataOf<"MESSAGE">> = {
  subject: "{{messageSubject}}",
  text: `{{body}}`,
  html: `{{#each paragraphs}}
<p style="margin:0 0 16px;">{{#each this}}{{#unless @first}}<br>{{/unless}}{{this}}{{/each}}</p>
{{/each}}`,
  view: ({ subject, body }) => ({
    messageSubject: subject,
    body,
    paragraphs: body.split(/\n{2,}/).map((paragraph) => paragraph.split("\n")),
  }),
};
