import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { titledTexts, type MailTemplate, type MailTexts } from "./mail-template.js";

type AccountChange = DataOf<"ACCOUNT_CHANGED">;
type Role = NonNullable<AccountChange["role"]>;

interface Words {
  readonly may: Readonly<Record<Role, string>>;
  readonly noReason: string;
  readonly changes: Readonly<
    Record<AccountChange["change"], { readonly title: string; readonly text: (reason: string, may: string) => string }>
  >;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    may: {
      CUSTOMER: "buy products and take courses",
      INSTRUCTOR: "create and sell courses",
      ADMIN: "manage the shop",
    },
    noReason: "not specified",
    changes: {
      DEACTIVATED: {
        title: "Your account was deactivated",
        text: (reason) => `You can no longer sign in. Reason: ${reason}`,
      },
      REACTIVATED: { title: "Your account was reactivated", text: () => "You can sign in again." },
      ROLE_SET: { title: "Your role has changed", text: (_reason, may) => `With your account you can now ${may}.` },
      INSTRUCTOR_APPROVED: {
        title: "You are now an instructor",
        text: () => "Your application was approved: you can now create courses. Sign out and in again to start.",
      },
      INSTRUCTOR_REJECTED: {
        title: "Your application to become an instructor was declined",
        text: (reason) => `Reason: ${reason}`,
      },
      SECOND_FACTOR_RESET: {
        title: "Two-step authentication was turned off",
        text: (reason) =>
          `The shop turned off two-step authentication for your account and signed you out on all devices. Turn it on again after you sign in. Reason: ${reason}`,
      },
    },
  },
  fr: {
    may: {
      CUSTOMER: "acheter des produits et suivre des cours",
      INSTRUCTOR: "créer et vendre des cours",
      ADMIN: "gérer la boutique",
    },
    noReason: "non précisé",
    changes: {
      DEACTIVATED: {
        title: "Votre compte a été désactivé",
        text: (reason) => `Vous ne pouvez plus vous connecter. Motif : ${reason}`,
      },
      REACTIVATED: { title: "Votre compte a été réactivé", text: () => "Vous pouvez de nouveau vous connecter." },
      ROLE_SET: {
        title: "Votre rôle a changé",
        text: (_reason, may) => `Avec votre compte, vous pouvez maintenant ${may}.`,
      },
      INSTRUCTOR_APPROVED: {
        title: "Vous êtes maintenant formateur",
        text: () =>
          "Votre candidature a été acceptée : vous pouvez créer des cours. Déconnectez-vous et reconnectez-vous pour commencer.",
      },
      INSTRUCTOR_REJECTED: {
        title: "Votre candidature pour devenir formateur a été refusée",
        text: (reason) => `Motif : ${reason}`,
      },
      SECOND_FACTOR_RESET: {
        title: "L’authentification en deux étapes a été désactivée",
        text: (reason) =>
          `La boutique a désactivé l’authentification en deux étapes de votre compte et vous a déconnecté de tous les appareils. Réactivez-la après votre connexion. Motif : ${reason}`,
      },
    },
  },
};

const texts: Readonly<Record<Locale, MailTexts>> = {
  en: titledTexts("If you think that this is a mistake, reply to this email."),
  fr: titledTexts("Si vous pensez qu’il s’agit d’une erreur, répondez à ce courriel."),
};

export const accountChanged: MailTemplate<AccountChange> = {
  texts,
  view: ({ change, role, reason }, locale) => {
    const { may, noReason, changes } = words[locale];
    const { title, text } = changes[change];
    return { title, sentence: text(reason ?? noReason, may[role ?? "CUSTOMER"]) };
  },
};
