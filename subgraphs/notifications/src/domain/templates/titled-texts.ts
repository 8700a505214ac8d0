import { footnote, paragraph } from "./html-parts.js";
import type { MailTexts } from "./mail-template.js";

/** Returns the texts of a mail whose view has its `title` and its `sentence`, and that ends with an instruction. */
export function titledTexts(instruction: string): MailTexts {
  return {
    subject: "{{title}}",
    text: `{{sentence}}

${instruction}`,
    html: `${paragraph("{{sentence}}")}
${footnote(instruction)}`,
  };
}
