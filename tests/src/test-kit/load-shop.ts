import { findFreePort } from "@souk/kernel/free-port";
import { CreateProductDocument } from "../generated/operations.js";
import type { ShopClient } from "./shop-client.js";
import { signIn } from "./shopper.js";

const admin = { email: "admin@shop.test", password: "an admin's long password" };

/** The environment of a shop of its own that many buy in at once: no limits, no demo data, no codes to be mailed first. */
export async function loadShopEnvironment(dataDir: string) {
  return {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort(undefined)),
    HOST: "127.0.0.1",
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    EMAIL_VERIFICATION: "off",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  };
}

/** Ids of new products with stock for a long run, in the shop of that environment. */
export async function createLoadProducts(client: ShopClient, count: number): Promise<string[]> {
  const boss = await signIn(client, admin.email, admin.password);
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const input = {
      sku: `LOAD-${number}`,
      name: `Thing ${number}`,
      price: { amount: "9.99", currency: "CAD" },
      initialStock: 1_000_000,
    };
    const { createProduct } = await boss.get(CreateProductDocument, { input });
    if (createProduct?.__typename !== "Product") throw new Error(`no product: ${JSON.stringify(createProduct)}`);
    ids.push(createProduct.id);
  }
  return ids;
}
