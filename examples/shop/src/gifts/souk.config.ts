import { defineConfig } from "@souk/shop/config";
import shop from "../../souk.config.ts";
import { giftIdeas } from "./gift-ideas.ts";
import { gifts } from "./gifts-subgraph.ts";

/** The shop of `examples/shop/` with a subgraph in Python and types of its own. */
export default defineConfig({
  ...shop,
  storefront: { ...shop.storefront, pages: "../storefront.tsx" },
  subgraphs: [gifts],
  graph: giftIdeas,
  router: { headers: [{ insert: "x-gifts-secret", setting: "GIFTS_SECRET", subgraphs: ["gifts"] }] },
});
