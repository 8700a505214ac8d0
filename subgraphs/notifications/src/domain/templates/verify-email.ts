import type { DataOf } from "../notification-data.js";
import { button, footnote, largeCode, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const verifyEmail: MailTemplate<DataOf<"VERIFY_EMAIL">> = {
  texts: {
    en: {
      subject: "Confirm your email address",
      text: `Your confirmation code is {{code}}

Or open this link:
{{link}}

The code and the link work once, until {{until}}.

If you did not request this, you can ignore this email.`,
      html: `${paragraph("Your confirmation code is")}
${largeCode("{{code}}")}
${paragraph("Or open this link:")}
${button("{{link}}", "Confirm my email address")}
${paragraph("The code and the link work once, until {{until}}.")}
${footnote("If you did not request this, you can ignore this email.")}`,
    },
    fr: {
      subject: "Confirmez votre adresse courriel",
      text: `Votre code de confirmation est {{code}}

Ou ouvrez ce lien :
{{link}}

Le code et le lien fonctionnent une fois, jusqu’au {{until}}.

Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.`,
      html: `${paragraph("Votre code de confirmation est")}
${largeCode("{{code}}")}
${paragraph("Ou ouvrez ce lien :")}
${button("{{link}}", "Confirmer mon adresse")}
${paragraph("Le code et le lien fonctionnent une fois, jusqu’au {{until}}.")}
${footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.")}`,
    },
  },
  view: ({ expiresAt, ...data }, locale) => ({ ...data, until: readableTime(expiresAt, locale) }),
};
