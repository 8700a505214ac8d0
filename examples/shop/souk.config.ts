import { defineConfig, text } from "@souk/shop/config";
import { serverTiming } from "./src/apollo/server-timing.ts";
import { countProducts } from "./src/commands/count-products.ts";
import { reportHealth } from "./src/jobs/report-health.ts";
import { orderConfirmation } from "./src/mail/order-confirmation.ts";
import { acme } from "./src/payments/acme-provider.ts";
import { callLargeBuyers } from "./src/rules/call-large-buyers.ts";
import { noPostBoxes } from "./src/rules/no-post-boxes.ts";
import { twoPerBuyer } from "./src/rules/two-per-buyer.ts";
import { volumeDiscount } from "./src/rules/volume-discount.ts";
import { byWeight } from "./src/shipping/by-weight.ts";

export default defineConfig({
  settings: ["PUBLIC_URL", "PORT"],
  limits: { priceChangePercent: 30 },
  rules: {
    beforeAddToCart: { "two-per-buyer": twoPerBuyer },
    priceLine: { "volume-discount": volumeDiscount },
    beforeCheckout: { "no-post-boxes": noPostBoxes },
    afterOrderPaid: { "call-large-buyers": callLargeBuyers },
  },
  fields: {
    Order: {
      giftMessage: text({
        label: { en: "Gift message", fr: "Message cadeau" },
        help: { en: "We print it on a card.", fr: "Nous l’imprimons sur une carte." },
        maxLength: 200,
        multiline: true,
      }),
    },
  },
  shipping: { calculator: byWeight },
  payments: { providers: [acme] },
  apollo: { plugins: [serverTiming] },
  jobs: [reportHealth],
  mail: { templates: { ORDER_CONFIRMATION: orderConfirmation } },
  storefront: {
    theme: { tokens: { colorPrimary: "#7a1f5c", colorLink: { light: "#7a1f5c", dark: "#e29ac9" }, radius: "2px" } },
    messages: {
      en: {
        "common.shopName": "Tern",
        "project.giftWrap.title": "Gift wrap",
        "project.giftWrap.text": "We wrap {name} for free.",
        "project.giftWrap.more": "Which paper?",
        "project.giftWrap.paper": "Plain paper with a linen ribbon.",
      },
      fr: {
        "common.shopName": "Tern",
        "project.giftWrap.title": "Papier cadeau",
        "project.giftWrap.text": "Nous emballons {name} gratuitement.",
        "project.giftWrap.more": "Quel papier\u00a0?",
      },
    },
    pages: "./src/storefront.tsx",
  },
  commands: { "count-products": countProducts },
});
