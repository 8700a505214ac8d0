import { defineConfig } from "@souk/shop/config";
import { logPaidOrders } from "./src/events.ts";
import { lowStock } from "./src/low-stock.ts";
import { atMostTen } from "./src/rules.ts";
import { flatRate } from "./src/shipping.ts";

// The shape of the shop. Secrets and addresses are settings of the environment: .env.example
export default defineConfig({
  rules: { beforeAddToCart: { "at-most-ten": atMostTen } },
  shipping: { calculator: flatRate },
  eventHandlers: [logPaidOrders],
  commands: { "low-stock": lowStock },
});
