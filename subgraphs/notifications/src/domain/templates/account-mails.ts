import type { DataOf } from "../notification-data.js";
import { code, footnote, link, mailTexts, paragraph, type MailTemplate } from "./mail-template.js";
import { readableTime, withReadableExpiry } from "./readable-values.js";

export const verifyEmail: MailTemplate<DataOf<"VERIFY_EMAIL">> = {
  texts: {
    en: mailTexts(
      "Confirm your email address",
      code("Your confirmation code is"),
      link("Or open this link:", "Confirm my email address"),
      paragraph("The code and the link work once, until {{until}}."),
      footnote("If you did not request this, you can ignore this email."),
    ),
    fr: mailTexts(
      "Confirmez votre adresse courriel",
      code("Votre code de confirmation est"),
      link("Ou ouvrez ce lien :", "Confirmer mon adresse"),
      paragraph("Le code et le lien fonctionnent une fois, jusqu’au {{until}}."),
      footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel."),
    ),
  },
  view: withReadableExpiry,
};

export const passwordReset: MailTemplate<DataOf<"PASSWORD_RESET">> = {
  texts: {
    en: mailTexts(
      "Reset your password",
      paragraph("A password reset was requested for your account."),
      link("To choose a new password, open this link:", "Reset my password"),
      paragraph("The link works once, until {{until}}. A new password ends all sessions of your account."),
      footnote("If you did not request this, you can ignore this email."),
    ),
    fr: mailTexts(
      "Réinitialisez votre mot de passe",
      paragraph("Une réinitialisation du mot de passe de votre compte a été demandée."),
      link("Pour choisir un nouveau mot de passe, ouvrez ce lien :", "Réinitialiser mon mot de passe"),
      paragraph(
        "Le lien fonctionne une fois, jusqu’au {{until}}. Un nouveau mot de passe met fin à toutes les sessions de votre compte.",
      ),
      footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel."),
    ),
  },
  view: withReadableExpiry,
};

export const passwordChanged: MailTemplate<DataOf<"PASSWORD_CHANGED">> = {
  texts: {
    en: mailTexts(
      "Your password was changed",
      paragraph("The password of your account was changed on <strong>{{at}}</strong>. All other sessions have ended."),
      footnote(
        "If this was not you, reset your password immediately with “Forgot your password?” on the sign-in page.",
      ),
    ),
    fr: mailTexts(
      "Votre mot de passe a été modifié",
      paragraph(
        "Le mot de passe de votre compte a été modifié le <strong>{{at}}</strong>. Toutes les autres sessions ont pris fin.",
      ),
      footnote(
        "Si ce n’était pas vous, réinitialisez immédiatement votre mot de passe avec « Mot de passe oublié ? » sur la page de connexion.",
      ),
    ),
  },
  view: ({ at }, locale) => ({ at: readableTime(at, locale) }),
};

export const accountLocked: MailTemplate<DataOf<"ACCOUNT_LOCKED">> = {
  texts: {
    en: mailTexts(
      "Failed sign-in attempts on your account",
      paragraph(
        "There were ten failed sign-in attempts on your account within ten minutes. Sign-in from new devices is blocked until <strong>{{until}}</strong>. Devices that you used before can still sign in.",
      ),
      footnote(
        "If this was not you, nobody gained access and no action is needed. If you forgot your password, reset it: this unblocks your account.",
      ),
    ),
    fr: mailTexts(
      "Tentatives de connexion infructueuses sur votre compte",
      paragraph(
        "Dix tentatives de connexion à votre compte ont échoué en dix minutes. La connexion depuis de nouveaux appareils est bloquée jusqu’au <strong>{{until}}</strong>. Les appareils déjà utilisés peuvent encore se connecter.",
      ),
      footnote(
        "Si ce n’était pas vous, personne n’a accédé à votre compte et vous n’avez rien à faire. Si vous avez oublié votre mot de passe, réinitialisez-le : cela débloque votre compte.",
      ),
    ),
  },
  view: ({ until }, locale) => ({ until: readableTime(until, locale) }),
};

export const confirmEmailChange: MailTemplate<DataOf<"CONFIRM_EMAIL_CHANGE">> = {
  texts: {
    en: mailTexts(
      "Confirm your new email address",
      code("To use this address for your account at Souk, enter this code:"),
      link("Or open this link:", "Confirm my new address"),
      paragraph("The code and the link work once, until {{until}}."),
      footnote("If you did not request this, you can ignore this email."),
    ),
    fr: mailTexts(
      "Confirmez votre nouvelle adresse courriel",
      code("Pour utiliser cette adresse avec votre compte Souk, saisissez ce code :"),
      link("Ou ouvrez ce lien :", "Confirmer ma nouvelle adresse"),
      paragraph("Le code et le lien fonctionnent une fois, jusqu’au {{until}}."),
      footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel."),
    ),
  },
  view: withReadableExpiry,
};

export const emailChangeRequested: MailTemplate<DataOf<"EMAIL_CHANGE_REQUESTED">> = {
  texts: {
    en: mailTexts(
      "Email address change requested",
      paragraph(
        "A change of your account’s email address to <strong>{{newEmail}}</strong> was requested. Nothing changes until the new address is confirmed.",
      ),
      footnote("If this was not you, someone knows your password. Change it now: this also cancels the request."),
    ),
    fr: mailTexts(
      "Changement d’adresse courriel demandé",
      paragraph(
        "Un changement de l’adresse courriel de votre compte pour <strong>{{newEmail}}</strong> a été demandé. Rien ne change tant que la nouvelle adresse n’est pas confirmée.",
      ),
      footnote(
        "Si ce n’était pas vous, quelqu’un connaît votre mot de passe. Changez-le maintenant : cela annule aussi la demande.",
      ),
    ),
  },
  view: (data) => data,
};

export const emailChanged: MailTemplate<DataOf<"EMAIL_CHANGED">> = {
  texts: {
    en: mailTexts(
      "Your email address was changed",
      paragraph(
        "The email address of your account is now <strong>{{newEmail}}</strong> instead of {{oldEmail}}. Use it to sign in. Your password has not changed; your other sessions have ended.",
      ),
      footnote("If this was not you, reply to this email immediately."),
    ),
    fr: mailTexts(
      "Votre adresse courriel a été modifiée",
      paragraph(
        "L’adresse courriel de votre compte est maintenant <strong>{{newEmail}}</strong> au lieu de {{oldEmail}}. Utilisez-la pour vous connecter. Votre mot de passe n’a pas changé, et vos autres sessions ont pris fin.",
      ),
      footnote("Si ce n’était pas vous, répondez immédiatement à ce courriel."),
    ),
  },
  view: (data) => data,
};

export const accountDeleted: MailTemplate<DataOf<"ACCOUNT_DELETED">> = {
  texts: {
    en: mailTexts(
      "Your account was deleted",
      paragraph(
        "Your account and your personal information were deleted. Records that we must keep about your orders, such as amounts, are kept without your name and address.",
      ),
      footnote(
        "This is the last email that you receive from us. If you did not delete your account, reply to this email.",
      ),
    ),
    fr: mailTexts(
      "Votre compte a été supprimé",
      paragraph(
        "Votre compte et vos informations personnelles ont été supprimés. Les données que nous devons conserver sur vos commandes, comme les montants, le sont sans votre nom ni votre adresse.",
      ),
      footnote(
        "Ceci est le dernier courriel que vous recevez de notre part. Si vous n’avez pas supprimé votre compte, répondez à ce courriel.",
      ),
    ),
  },
  view: (data) => data,
};
