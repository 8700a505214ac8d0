import { boolean, defineConfig, enumeration, text } from "@souk/shop/config";
import { addWebhook } from "./src/add-webhook.ts";
import { logPaidOrders } from "./src/events.ts";
import { lowStock } from "./src/low-stock.ts";
import { acme } from "./src/payments/acme-provider.ts";
import { atMostTen } from "./src/rules.ts";
import { noPostBoxes } from "./src/rules/no-post-boxes.ts";
import { byWeight } from "./src/shipping/by-weight.ts";

// The shape of the shop. Secrets and addresses are settings of the environment: .env.example
export default defineConfig({
  fields: {
    Product: {
      origin: text({ label: { en: "Origin", fr: "Provenance" }, filter: true, search: true, list: true }),
      organic: boolean({ label: { en: "Organic", fr: "Biologique" }, filter: true }),
      roast: enumeration({
        label: { en: "Roast", fr: "Torréfaction" },
        values: { LIGHT: { en: "Light", fr: "Claire" }, DARK: { en: "Dark", fr: "Foncée" } },
      }),
    },
  },
  rules: { beforeAddToCart: { "at-most-ten": atMostTen }, beforeCheckout: { "no-post-boxes": noPostBoxes } },
  shipping: { calculator: byWeight },
  payments: { providers: [acme] },
  eventHandlers: [logPaidOrders],
  settings: ["GIFTS_URL", "GIFTS_SECRET"],
  subgraphs: [{ name: "gifts", url: "GIFTS_URL", schema: "./src/gifts/gifts.graphql", timeoutMs: 1000 }],
  router: { headers: [{ insert: "x-gifts-secret", setting: "GIFTS_SECRET", subgraphs: ["gifts"] }] },
  storefront: { theme: { tokens: { colorPrimary: "#7a1f5c" } }, pages: "./src/storefront.tsx" },
  commands: { "low-stock": lowStock, "add-webhook": addWebhook },
});
