import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { footnote, link, mailTexts, paragraph, type MailTemplate, type MailTexts } from "./mail-template.js";
import { readableMoney } from "./readable-values.js";

interface Words {
  readonly subject: string;
  readonly lead: string;
  readonly total: string;
  readonly restore: string;
  readonly label: string;
  readonly prices: string;
  readonly colon: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    subject: "You left items in your cart",
    lead: "Your cart still contains:",
    total: "Total",
    restore: "Continue where you left off, on any device:",
    label: "Open my cart",
    prices: "The prices are those of today. The items are not reserved.",
    colon: ":",
  },
  fr: {
    subject: "Il reste des articles dans votre panier",
    lead: "Votre panier contient encore\u00a0:",
    total: "Total",
    restore: "Reprenez là où vous en étiez, sur l’appareil de votre choix\u00a0:",
    label: "Ouvrir mon panier",
    prices: "Les prix sont ceux d’aujourd’hui. Les articles ne sont pas réservés.",
    colon: "\u00a0:",
  },
};

const cell = "padding:8px 0;border-bottom:1px solid #e6e2d8;";
const sum = "padding:16px 0;font-weight:bold;";

function textsOf({ subject, lead, total, restore, label, prices, colon }: Words): MailTexts {
  const lines = {
    text: `{{#each lines}}
{{quantity}} x {{name}}${colon} {{lineTotal}}
{{/each}}

${total}${colon} {{total}}`,
    html: `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:15px;">
{{#each lines}}
<tr><td style="${cell}">{{quantity}} &times; {{name}}</td><td align="right" style="${cell}white-space:nowrap;">{{lineTotal}}</td></tr>
{{/each}}
<tr><td style="${sum}">${total}</td><td align="right" style="${sum}">{{total}}</td></tr>
</table>`,
  };
  return mailTexts(subject, paragraph(lead), lines, link(restore, label), footnote(prices));
}

export const cartReminder: MailTemplate<DataOf<"CART_REMINDER">> = {
  texts: { en: textsOf(words.en), fr: textsOf(words.fr) },
  view: ({ lines, total, currency, link: address }, locale) => {
    const money = (amount: string): string => readableMoney(amount, currency, locale);
    return {
      lines: lines.map((line) => ({ ...line, lineTotal: money(line.lineTotal) })),
      total: money(total),
      link: address,
    };
  },
};
