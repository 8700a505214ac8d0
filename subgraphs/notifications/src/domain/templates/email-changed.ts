import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";

export const emailChanged: MailTemplate<DataOf<"EMAIL_CHANGED">> = {
  texts: {
    en: {
      subject: "Your email address was changed",
      text: `The email address of your account is now {{newEmail}} instead of {{oldEmail}}. Use it to sign in. Your password has not changed; your other sessions have ended.

If this was not you, reply to this email immediately.`,
      html: `${paragraph("The email address of your account is now <strong>{{newEmail}}</strong> instead of {{oldEmail}}. Use it to sign in. Your password has not changed; your other sessions have ended.")}
${footnote("If this was not you, reply to this email immediately.")}`,
    },
    fr: {
      subject: "Votre adresse courriel a été modifiée",
      text: `L’adresse courriel de votre compte est maintenant {{newEmail}} au lieu de {{oldEmail}}. Utilisez-la pour vous connecter. Votre mot de passe n’a pas changé, et vos autres sessions ont pris fin.

Si ce n’était pas vous, répondez immédiatement à ce courriel.`,
      html: `${paragraph("L’adresse courriel de votre compte est maintenant <strong>{{newEmail}}</strong> au lieu de {{oldEmail}}. Utilisez-la pour vous connecter. Votre mot de passe n’a pas changé, et vos autres sessions ont pris fin.")}
${footnote("Si ce n’était pas vous, répondez immédiatement à ce courriel.")}`,
    },
  },
  view: (data) => data,
};
