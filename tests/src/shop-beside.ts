import { startShop } from "@souk/shop/app";
import type { OfShopBeside, ToShopBeside } from "./test-kit/shop-beside.js";

// The shop of a test as a process beside it, from the build: what drives a browser need not load every subgraph itself.
const shop = await startShop(process.env, process.stdout);
process.on("message", ({ act, subgraph }: ToShopBeside) => {
  if (act === "takeDown") shop.takeDown(subgraph);
  else shop.bringBack(subgraph);
});
process.once("disconnect", () => void shop[Symbol.asyncDispose]());
process.send?.({ port: shop.port } satisfies OfShopBeside);
