import type { DataOf } from "../notification-data.js";
import { button, footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const orderLink: MailTemplate<DataOf<"ORDER_LINK">> = {
  texts: {
    en: {
      subject: "View your order {{orderNumber}}",
      text: `A link to your order {{orderNumber}} was requested.

View my order:
{{link}}

The link works until {{until}}. Anyone who has it can view the order: do not share it.

If you did not request this, you can ignore this email.`,
      html: `${paragraph("A link to your order <strong>{{orderNumber}}</strong> was requested.")}
${button("{{link}}", "View my order")}
${paragraph("The link works until {{until}}. Anyone who has it can view the order: do not share it.")}
${footnote("If you did not request this, you can ignore this email.")}`,
    },
    fr: {
      subject: "Consultez votre commande {{orderNumber}}",
      text: `Un lien vers votre commande {{orderNumber}} a été demandé.

Consulter ma commande :
{{link}}

Le lien fonctionne jusqu’au {{until}}. Toute personne qui le possède peut consulter la commande : ne le partagez pas.

Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.`,
      html: `${paragraph("Un lien vers votre commande <strong>{{orderNumber}}</strong> a été demandé.")}
${button("{{link}}", "Consulter ma commande")}
${paragraph("Le lien fonctionne jusqu’au {{until}}. Toute personne qui le possède peut consulter la commande : ne le partagez pas.")}
${footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.")}`,
    },
  },
  view: ({ expiresAt, ...data }, locale) => ({ ...data, until: readableTime(expiresAt, locale) }),
};
