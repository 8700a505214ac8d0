import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";

export const emailChangeRequested: MailTemplate<DataOf<"EMAIL_CHANGE_REQUESTED">> = {
  texts: {
    en: {
      subject: "Email address change requested",
      text: `A change of your account’s email address to {{newEmail}} was requested. Nothing changes until the new address is confirmed.

If this was not you, someone knows your password. Change it now: this also cancels the request.`,
      html: `${paragraph("A change of your account’s email address to <strong>{{newEmail}}</strong> was requested. Nothing changes until the new address is confirmed.")}
${footnote("If this was not you, someone knows your password. Change it now: this also cancels the request.")}`,
    },
    fr: {
      subject: "Changement d’adresse courriel demandé",
      text: `Un changement de l’adresse courriel de votre compte pour {{newEmail}} a été demandé. Rien ne change tant que la nouvelle adresse n’est pas confirmée.

Si ce n’était pas vous, quelqu’un connaît votre mot de passe. Changez-le maintenant : cela annule aussi la demande.`,
      html: `${paragraph("Un changement de l’adresse courriel de votre compte pour <strong>{{newEmail}}</strong> a été demandé. Rien ne change tant que la nouvelle adresse n’est pas confirmée.")}
${footnote("Si ce n’était pas vous, quelqu’un connaît votre mot de passe. Changez-le maintenant : cela annule aussi la demande.")}`,
    },
  },
  view: (data) => data,
};
