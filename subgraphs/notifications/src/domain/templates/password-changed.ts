import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const passwordChanged: MailTemplate<DataOf<"PASSWORD_CHANGED">> = {
  texts: {
    en: {
      subject: "Your password was changed",
      text: `The password of your account was changed on {{at}}. All other sessions have ended.

If this was not you, reset your password immediately with “Forgot your password?” on the sign-in page.`,
      html: `${paragraph("The password of your account was changed on <strong>{{at}}</strong>. All other sessions have ended.")}
${footnote("If this was not you, reset your password immediately with “Forgot your password?” on the sign-in page.")}`,
    },
    fr: {
      subject: "Votre mot de passe a été modifié",
      text: `Le mot de passe de votre compte a été modifié le {{at}}. Toutes les autres sessions ont pris fin.

Si ce n’était pas vous, réinitialisez immédiatement votre mot de passe avec « Mot de passe oublié ? » sur la page de connexion.`,
      html: `${paragraph("Le mot de passe de votre compte a été modifié le <strong>{{at}}</strong>. Toutes les autres sessions ont pris fin.")}
${footnote("Si ce n’était pas vous, réinitialisez immédiatement votre mot de passe avec « Mot de passe oublié ? » sur la page de connexion.")}`,
    },
  },
  view: ({ at }, locale) => ({ at: readableTime(at, locale) }),
};
