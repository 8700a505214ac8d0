import { ShopClient } from "@souk/client";
import { productsBelow } from "./products-below.ts";

// Lists the products of the running shop with few units in stock: npm run low-stock -- 10
const limit = Number(process.argv[2] ?? 5);
const shop = new ShopClient({ url: process.env.SHOP_URL ?? "http://localhost:4000/graphql" });
for (const { sku, name, available } of await productsBelow(shop, limit)) console.log(`${available}\t${sku}\t${name}`);
