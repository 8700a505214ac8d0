import type { DataOf } from "../notification-data.js";
import { button, footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const passwordReset: MailTemplate<DataOf<"PASSWORD_RESET">> = {
  texts: {
    en: {
      subject: "Reset your password",
      text: `A password reset was requested for your account.

Reset my password:
{{link}}

The link works once, until {{until}}. A new password ends all sessions of your account.

If you did not request this, you can ignore this email.`,
      html: `${paragraph("A password reset was requested for your account.")}
${button("{{link}}", "Reset my password")}
${paragraph("The link works once, until {{until}}. A new password ends all sessions of your account.")}
${footnote("If you did not request this, you can ignore this email.")}`,
    },
    fr: {
      subject: "Réinitialisez votre mot de passe",
      text: `Une réinitialisation du mot de passe de votre compte a été demandée.

Réinitialiser mon mot de passe :
{{link}}

Le lien fonctionne une fois, jusqu’au {{until}}. Un nouveau mot de passe met fin à toutes les sessions de votre compte.

Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.`,
      html: `${paragraph("Une réinitialisation du mot de passe de votre compte a été demandée.")}
${button("{{link}}", "Réinitialiser mon mot de passe")}
${paragraph("Le lien fonctionne une fois, jusqu’au {{until}}. Un nouveau mot de passe met fin à toutes les sessions de votre compte.")}
${footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel.")}`,
    },
  },
  view: ({ expiresAt, ...data }, locale) => ({ ...data, until: readableTime(expiresAt, locale) }),
};
