import { defineConfig } from "@souk/shop/config";
import { countProducts } from "./src/commands/count-products.ts";
import { reportHealth } from "./src/jobs/report-health.ts";
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
  shipping: { calculator: byWeight },
  payments: { providers: [acme] },
  jobs: [reportHealth],
  commands: { "count-products": countProducts },
});
