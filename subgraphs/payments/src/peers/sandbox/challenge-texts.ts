import type { Locale } from "@souk/kernel/values/locale";

export interface ChallengeTexts {
  readonly bank: string;
  readonly testOnly: string;
  readonly backToShop: string;
  readonly notFound: string;
  readonly invalidAnswer: string;
  readonly question: string;
  readonly confirm: string;
  readonly merchant: string;
  readonly payment: string;
  readonly card: string;
  readonly cardEnding: (brand: string, last4: string) => string;
  readonly amount: string;
  readonly decline: string;
  readonly approve: string;
  readonly approved: string;
  readonly declined: string;
  readonly expired: string;
  readonly notCharged: string;
}

export const challengeTexts: Readonly<Record<Locale, ChallengeTexts>> = {
  en: {
    bank: "Sandbox Bank",
    testOnly: "Test payments only",
    backToShop: "Return to the shop",
    notFound: "Payment not found",
    invalidAnswer: "The answer must be approve or refuse",
    question: "Confirm your payment",
    confirm: "Approve this payment only if you made it.",
    merchant: "Merchant",
    payment: "Payment",
    card: "Card",
    cardEnding: (brand, last4) => `${brand} ending in ${last4}`,
    amount: "Amount",
    decline: "Decline",
    approve: "Approve",
    approved: "Payment approved",
    declined: "Payment declined",
    expired: "This payment has expired",
    notCharged: "You were not charged.",
  },
  fr: {
    bank: "Banque de test",
    testOnly: "Paiements de test uniquement",
    backToShop: "Retourner à la boutique",
    notFound: "Paiement introuvable",
    invalidAnswer: "La réponse doit être approve ou refuse",
    question: "Confirmez votre paiement",
    confirm: "N’approuvez ce paiement que si vous en êtes à l’origine.",
    merchant: "Marchand",
    payment: "Paiement",
    card: "Carte",
    cardEnding: (brand, last4) => `${brand} se terminant par ${last4}`,
    amount: "Montant",
    decline: "Refuser",
    approve: "Approuver",
    approved: "Paiement approuvé",
    declined: "Paiement refusé",
    expired: "Ce paiement a expiré",
    notCharged: "Vous n’avez pas été débité.",
  },
};
