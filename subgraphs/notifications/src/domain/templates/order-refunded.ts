import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";
import { readableMoney } from "./readable-money.js";

/** Reasons that orders writes itself; the staff write others. */
const reasons: Readonly<Record<string, Readonly<Record<Locale, string>> | undefined>> = {
  "by the shop": { en: "refunded by the shop", fr: "remboursé par la boutique" },
  "by the buyer": { en: "cancelled by you", fr: "annulée par vous" },
  "paid after it was closed": { en: "paid after the order was closed", fr: "payée après la clôture de la commande" },
};

export const orderRefunded: MailTemplate<DataOf<"ORDER_REFUNDED">> = {
  texts: {
    en: {
      subject: "Refund for order {{orderNumber}}",
      text: `We refunded {{money}} for your order {{orderNumber}} to your original payment method. It may take a few days to appear on your statement.

Reason: {{why}}`,
      html: `${paragraph("We refunded <strong>{{money}}</strong> for your order <strong>{{orderNumber}}</strong> to your original payment method. It may take a few days to appear on your statement.")}
${footnote("Reason: {{why}}")}`,
    },
    fr: {
      subject: "Remboursement de la commande {{orderNumber}}",
      text: `Nous avons remboursé {{money}} de votre commande {{orderNumber}} sur votre mode de paiement d’origine. L’opération peut mettre quelques jours à apparaître sur votre relevé.

Motif : {{why}}`,
      html: `${paragraph("Nous avons remboursé <strong>{{money}}</strong> de votre commande <strong>{{orderNumber}}</strong> sur votre mode de paiement d’origine. L’opération peut mettre quelques jours à apparaître sur votre relevé.")}
${footnote("Motif : {{why}}")}`,
    },
  },
  view: ({ orderNumber, amount, currency, reason }, locale) => ({
    orderNumber,
    money: readableMoney(amount, currency, locale),
    why: reasons[reason]?.[locale] ?? reason,
  }),
};
