import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableTime } from "./readable-time.js";

export const accountLocked: MailTemplate<DataOf<"ACCOUNT_LOCKED">> = {
  texts: {
    en: {
      subject: "Failed sign-in attempts on your account",
      text: `There were ten failed sign-in attempts on your account within ten minutes. Sign-in from new devices is blocked until {{until}}. Devices that you used before can still sign in.

If this was not you, nobody gained access and no action is needed. If you forgot your password, reset it: this unblocks your account.`,
      html: `${paragraph("There were ten failed sign-in attempts on your account within ten minutes. Sign-in from new devices is blocked until <strong>{{until}}</strong>. Devices that you used before can still sign in.")}
${footnote("If this was not you, nobody gained access and no action is needed. If you forgot your password, reset it: this unblocks your account.")}`,
    },
    fr: {
      subject: "Tentatives de connexion infructueuses sur votre compte",
      text: `Dix tentatives de connexion à votre compte ont échoué en dix minutes. La connexion depuis de nouveaux appareils est bloquée jusqu’au {{until}}. Les appareils déjà utilisés peuvent encore se connecter.

Si ce n’était pas vous, personne n’a accédé à votre compte et vous n’avez rien à faire. Si vous avez oublié votre mot de passe, réinitialisez-le : cela débloque votre compte.`,
      html: `${paragraph("Dix tentatives de connexion à votre compte ont échoué en dix minutes. La connexion depuis de nouveaux appareils est bloquée jusqu’au <strong>{{until}}</strong>. Les appareils déjà utilisés peuvent encore se connecter.")}
${footnote("Si ce n’était pas vous, personne n’a accédé à votre compte et vous n’avez rien à faire. Si vous avez oublié votre mot de passe, réinitialisez-le : cela débloque votre compte.")}`,
    },
  },
  view: ({ until }, locale) => ({ until: readableTime(until, locale) }),
};
