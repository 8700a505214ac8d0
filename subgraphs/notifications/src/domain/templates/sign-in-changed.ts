import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { titledTexts, type MailTemplate, type MailTexts } from "./mail-template.js";

type Change = DataOf<"SIGN_IN_CHANGED">["change"];
type Words = Readonly<Record<Change, { readonly title: string; readonly text: (detail: string) => string }>>;

const words: Readonly<Record<Locale, Words>> = {
  en: {
    SECOND_FACTOR_ON: {
      title: "Two-step authentication was turned on",
      text: () => "A code from your authenticator app is now required when you sign in.",
    },
    SECOND_FACTOR_OFF: {
      title: "Two-step authentication was turned off",
      text: () => "Your password alone is now enough to sign in.",
    },
    RECOVERY_CODE_USED: {
      title: "A recovery code was used",
      text: (left) => `A recovery code was used to sign in to your account. ${codesLeft("en", Number(left))}`,
    },
    RECOVERY_CODES_RENEWED: {
      title: "Your recovery codes were replaced",
      text: () => "New recovery codes were created for your account. The old codes no longer work.",
    },
    SECOND_FACTOR_GUESSED: {
      title: "Wrong authentication codes were entered for your account",
      text: () =>
        "Someone who knows your password entered several wrong codes, so codes are blocked for a while. If this was not you, change your password.",
    },
    IDENTITY_LINKED: {
      title: "A sign-in method was added to your account",
      text: (provider) => `You can now sign in with ${provider}.`,
    },
    IDENTITY_UNLINKED: {
      title: "A sign-in method was removed from your account",
      text: (provider) => `You can no longer sign in with ${provider}.`,
    },
    API_KEY_CREATED: {
      title: "An API key was created",
      text: (name) => `The API key “${name}” was created with your account.`,
    },
  },
  fr: {
    SECOND_FACTOR_ON: {
      title: "L’authentification en deux étapes a été activée",
      text: () => "Un code de votre application d’authentification est maintenant demandé à la connexion.",
    },
    SECOND_FACTOR_OFF: {
      title: "L’authentification en deux étapes a été désactivée",
      text: () => "Votre mot de passe suffit maintenant pour vous connecter.",
    },
    RECOVERY_CODE_USED: {
      title: "Un code de secours a été utilisé",
      text: (left) =>
        `Un code de secours a été utilisé pour se connecter à votre compte. ${codesLeft("fr", Number(left))}`,
    },
    RECOVERY_CODES_RENEWED: {
      title: "Vos codes de secours ont été remplacés",
      text: () => "De nouveaux codes de secours ont été créés pour votre compte. Les anciens ne fonctionnent plus.",
    },
    SECOND_FACTOR_GUESSED: {
      title: "Des codes d’authentification erronés ont été saisis pour votre compte",
      text: () =>
        "Une personne qui connaît votre mot de passe a saisi plusieurs codes erronés, donc les codes sont bloqués pour un moment. Si ce n’était pas vous, changez votre mot de passe.",
    },
    IDENTITY_LINKED: {
      title: "Un moyen de connexion a été ajouté à votre compte",
      text: (provider) => `Vous pouvez maintenant vous connecter avec ${provider}.`,
    },
    IDENTITY_UNLINKED: {
      title: "Un moyen de connexion a été retiré de votre compte",
      text: (provider) => `Vous ne pouvez plus vous connecter avec ${provider}.`,
    },
    API_KEY_CREATED: {
      title: "Une clé d’API a été créée",
      text: (name) => `La clé d’API « ${name} » a été créée avec votre compte.`,
    },
  },
};

const plurals = { en: new Intl.PluralRules("en"), fr: new Intl.PluralRules("fr") };

function codesLeft(locale: Locale, count: number): string {
  const isOne = plurals[locale].select(count) === "one";
  if (locale === "fr") return isOne ? `Il vous reste ${count} code.` : `Il vous reste ${count} codes.`;
  return isOne ? `You have ${count} code left.` : `You have ${count} codes left.`;
}

const texts: Readonly<Record<Locale, MailTexts>> = {
  en: titledTexts("If this was not you, change your password and sign out all devices."),
  fr: titledTexts("Si ce n’était pas vous, changez votre mot de passe et déconnectez tous les appareils."),
};

export const signInChanged: MailTemplate<DataOf<"SIGN_IN_CHANGED">> = {
  texts,
  view: ({ change, detail }, locale) => {
    const { title, text } = words[locale][change];
    return { title, sentence: text(detail ?? "") };
  },
};
