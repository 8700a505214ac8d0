import type { DataOf } from "../notification-data.js";
import { footnote, link, mailTexts, paragraph, type MailTemplate } from "./mail-template.js";
import { readableMoney, withReadableExpiry } from "./readable-values.js";

export const backInStock: MailTemplate<DataOf<"BACK_IN_STOCK">> = {
  texts: {
    en: mailTexts(
      "{{name}} is back in stock",
      paragraph(
        "{{#if isWish}}<strong>{{name}}</strong> is on your wishlist and was sold out.{{else}}You requested this email when <strong>{{name}}</strong> was sold out.{{/if}}",
      ),
      link("You can buy it again, for <strong>{{money}}</strong> today:", "View the product"),
      footnote("The number of pieces is limited, and other customers are waiting too."),
    ),
    fr: mailTexts(
      "{{name}} est de retour en stock",
      paragraph(
        "{{#if isWish}}L’article <strong>{{name}}</strong> de votre liste de souhaits était épuisé.{{else}}Vous avez demandé ce courriel lorsque l’article <strong>{{name}}</strong> était épuisé.{{/if}}",
      ),
      link(
        "Vous pouvez de nouveau l’acheter, aujourd’hui au prix de <strong>{{money}}</strong>\u00a0:",
        "Voir le produit",
      ),
      footnote("Le nombre de pièces est limité, et d’autres clients attendent aussi."),
    ),
  },
  view: ({ price, currency, ...data }, locale) => ({ ...data, money: readableMoney(price, currency, locale) }),
};

export const confirmStockMail: MailTemplate<DataOf<"CONFIRM_STOCK_MAIL">> = {
  texts: {
    en: mailTexts(
      "Confirm your request: {{name}}",
      link("Confirm that we may email you when <strong>{{name}}</strong> is back in stock:", "Confirm my request"),
      paragraph("The link works until {{until}}."),
      footnote("If you did not request this, you can ignore this email."),
    ),
    fr: mailTexts(
      "Confirmez votre demande\u00a0: {{name}}",
      link(
        "Confirmez que nous pouvons vous écrire lorsque l’article <strong>{{name}}</strong> sera de retour en stock\u00a0:",
        "Confirmer ma demande",
      ),
      paragraph("Le lien fonctionne jusqu’au {{until}}."),
      footnote("Si vous n’avez pas fait cette demande, vous pouvez ignorer ce courriel."),
    ),
  },
  view: withReadableExpiry,
};
