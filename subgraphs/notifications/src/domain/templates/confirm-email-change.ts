import type { DataOf } from "../notification-data.js";
import { button, footnote, largeCode, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const confirmEmailChange: MailTemplate<DataOf<"CONFIRM_EMAIL_CHANGE">> = {
  texts: {
    en: {
      subject: "Confirm your new email address",
      text: `To use this address for your account at Souk, enter this code: {{code}}

Or open this link:
{{link}}

The code and the link work once, until {{until}}.

If you did not request this, you can ignore this email.`,
      html: `${paragraph("To use this address for your account at Souk, enter this code:")}
${largeCode("{{code}}")}
${paragraph("Or open this link:")}
${button("{{link}}", "Confirm my new address")}
${paragraph("The code and the link work once, until {{until}}.")}
${footnote("If you did not request this, you can ignore this email.")}`,
    },
    fr: {
      subject: "Confirmez votre nouvelle adresse courriel",
      text: `Pour utiliser cette adresse avec votre compte Souk, saisissez ce code : {{code}}

Ou ouvrez ce lien :
{{link}}

Le code et le lien fonctionnent une fois, jusqu’au {{until}}.

Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.`,
      html: `${paragraph("Pour utiliser cette adresse avec votre compte Souk, saisissez ce code :")}
${largeCode("{{code}}")}
${paragraph("Ou ouvrez ce lien :")}
${button("{{link}}", "Confirmer ma nouvelle adresse")}
${paragraph("Le code et le lien fonctionnent une fois, jusqu’au {{until}}.")}
${footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.")}`,
    },
  },
  view: ({ expiresAt, ...data }, locale) => ({ ...data, until: readableTime(expiresAt, locale) }),
};
