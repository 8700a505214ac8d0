import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { paragraph, type MailTemplate, type MailTexts } from "./mail-template.js";
import { readableMoney } from "./readable-values.js";

interface Words {
  readonly subject: string;
  readonly thanks: string;
  readonly received: string;
  readonly chargedLater: string;
  readonly colon: string;
  readonly subtotal: string;
  readonly shipping: string;
  readonly total: string;
  readonly included: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    subject: "Order {{orderNumber}} confirmed",
    thanks: "Thank you for your order <strong>{{orderNumber}}</strong>.",
    received: "We received your payment.",
    chargedLater: "Your payment is authorized. We charge it when your order ships.",
    colon: ":",
    subtotal: "Subtotal",
    shipping: "Shipping",
    total: "Total",
    included: "Including {{name}}",
  },
  fr: {
    subject: "Commande {{orderNumber}} confirmée",
    thanks: "Merci pour votre commande <strong>{{orderNumber}}</strong>.",
    received: "Nous avons reçu votre paiement.",
    chargedLater: "Votre paiement est autorisé. Il sera débité à l’expédition de votre commande.",
    colon: " :",
    subtotal: "Sous-total",
    shipping: "Livraison",
    total: "Total",
    included: "Dont {{name}}",
  },
};

const cell = "padding:8px 0;border-bottom:1px solid #e6e2d8;";
const sum = "padding:4px 0;";

function textsOf({ subject, thanks, received, chargedLater, colon, ...sums }: Words): MailTexts {
  const { subtotal, shipping, total, included } = sums;
  const lead = paragraph(`${thanks}{{#if isPaid}} ${received}{{/if}}{{#if isChargedLater}} ${chargedLater}{{/if}}`);
  return {
    subject,
    text: `${lead.text}

{{#each lines}}
{{quantity}} x {{name}}${colon} {{lineTotal}}
{{/each}}

${subtotal}${colon} {{subtotal}}
${shipping}${colon} {{shippingTotal}}
{{#each addedTaxes}}
{{name}}${colon} {{amount}}
{{/each}}
${total}${colon} {{total}}
{{#each includedTaxes}}
${included}${colon} {{amount}}
{{/each}}`,
    html: `${lead.html}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:15px;">
{{#each lines}}
<tr><td style="${cell}">{{quantity}} &times; {{name}}</td><td align="right" style="${cell}white-space:nowrap;">{{lineTotal}}</td></tr>
{{/each}}
<tr><td style="${sum}padding-top:16px;">${subtotal}</td><td align="right" style="${sum}padding-top:16px;">{{subtotal}}</td></tr>
<tr><td style="${sum}">${shipping}</td><td align="right" style="${sum}">{{shippingTotal}}</td></tr>
{{#each addedTaxes}}
<tr><td style="${sum}">{{name}}</td><td align="right" style="${sum}">{{amount}}</td></tr>
{{/each}}
<tr><td style="${sum}font-weight:bold;">${total}</td><td align="right" style="${sum}font-weight:bold;">{{total}}</td></tr>
{{#each includedTaxes}}
<tr><td style="${sum}">${included}</td><td align="right" style="${sum}">{{amount}}</td></tr>
{{/each}}
</table>`,
  };
}

export const orderConfirmation: MailTemplate<DataOf<"ORDER_CONFIRMATION">> = {
  texts: { en: textsOf(words.en), fr: textsOf(words.fr) },
  view: ({ orderNumber, lines, subtotal, shippingTotal, total, taxes = [], currency, ...data }, locale) => {
    const { isTaxIncluded, isChargedLater = false } = data;
    const money = (amount: string): string => readableMoney(amount, currency, locale);
    const named = taxes.map(({ name, amount }) => ({ name: name[locale], amount: money(amount) }));
    return {
      orderNumber,
      isChargedLater,
      // a free order has no payment
      isPaid: !isChargedLater && Number(total) > 0,
      lines: lines.map((line) => ({ ...line, lineTotal: money(line.lineTotal) })),
      subtotal: money(subtotal),
      shippingTotal: money(shippingTotal),
      total: money(total),
      addedTaxes: isTaxIncluded ? [] : named,
      includedTaxes: isTaxIncluded ? named : [],
    };
  },
};
