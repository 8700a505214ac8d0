import type { Locale } from "@souk/kernel/values/locale";
import type { DataOf } from "../notification-data.js";
import { brandColor, link, mailTexts, paragraph, type MailTemplate, type MailTexts } from "./mail-template.js";
import { readableMoney } from "./readable-values.js";

interface Words {
  readonly subjectOfOne: string;
  readonly subject: string;
  readonly lead: string;
  readonly prices: string;
  readonly more: string;
  readonly wishlist: string;
  readonly label: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    subjectOfOne: "{{only}} costs less now",
    subject: "Products on your wishlist cost less now",
    lead: "Lower prices on your wishlist:",
    prices: "{{price}}, before {{oldPrice}}",
    more: "And {{moreCount}} more on your wishlist.",
    wishlist: "See all products on your wishlist:",
    label: "View my wishlist",
  },
  fr: {
    subjectOfOne: "{{only}} coûte moins cher",
    subject: "Des articles de votre liste de souhaits coûtent moins cher",
    lead: "Prix en baisse dans votre liste de souhaits\u00a0:",
    prices: "{{price}} au lieu de {{oldPrice}}",
    more: "Et {{moreCount}} {{#if isOneMore}}autre{{else}}autres{{/if}} dans votre liste de souhaits.",
    wishlist: "Retrouvez tous les articles de votre liste de souhaits\u00a0:",
    label: "Voir ma liste de souhaits",
  },
};

function textsOf({ subjectOfOne, subject, lead, prices, more, wishlist, label }: Words): MailTexts {
  const lines = {
    text: `{{#each lines}}
{{name}}
${prices}
{{link}}
{{/each}}
{{#if moreCount}}

${more}
{{/if}}`,
    html: `<ul style="margin:0 0 16px;padding:0 0 0 20px;">
{{#each lines}}
<li style="margin:0 0 8px;"><a href="{{link}}" target="_blank" style="color:${brandColor};">{{name}}</a><br>${prices}</li>
{{/each}}
</ul>
{{#if moreCount}}
${paragraph(more).html}
{{/if}}`,
  };
  const subjects = `{{#if only}}${subjectOfOne}{{else}}${subject}{{/if}}`;
  return mailTexts(subjects, paragraph(lead), lines, link(wishlist, label));
}

export const priceFall: MailTemplate<DataOf<"PRICE_FALL">> = {
  texts: { en: textsOf(words.en), fr: textsOf(words.fr) },
  view: ({ lines, moreCount, currency, link: address }, locale) => {
    const [first] = lines;
    return {
      only: lines.length === 1 && moreCount === 0 ? first?.name : null,
      lines: lines.map(({ price, oldPrice, ...line }) => ({
        ...line,
        price: readableMoney(price, currency, locale),
        oldPrice: readableMoney(oldPrice, currency, locale),
      })),
      moreCount,
      isOneMore: moreCount === 1,
      link: address,
    };
  },
};
