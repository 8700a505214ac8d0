import type { DataOf } from "../notification-data.js";
import { brandColor, mailTexts, paragraph, type MailTemplate } from "./mail-template.js";

/** The products, each with a link to the form of its review. */
const links = {
  text: "{{#each lines}}\n{{name}}\n{{link}}\n{{/each}}",
  html: `<ul style="margin:0;padding:0 0 0 20px;">
{{#each lines}}
<li style="margin:0 0 8px;"><a href="{{link}}" target="_blank" style="color:${brandColor};">{{name}}</a></li>
{{/each}}
</ul>`,
};

export const reviewRequest: MailTemplate<DataOf<"REVIEW_REQUEST">> = {
  texts: {
    en: mailTexts(
      "Your opinion on order {{orderNumber}}",
      paragraph(
        "Thank you for your order <strong>{{orderNumber}}</strong>. Your review helps other customers to choose. Select an item to review it:",
      ),
      links,
    ),
    fr: mailTexts(
      "Votre avis sur la commande {{orderNumber}}",
      paragraph(
        "Merci pour votre commande <strong>{{orderNumber}}</strong>. Votre avis aide les autres clients à choisir. Sélectionnez un article pour donner votre avis :",
      ),
      links,
    ),
  },
  view: (data) => data,
};
