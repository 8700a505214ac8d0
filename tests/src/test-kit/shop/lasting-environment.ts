import { CreateProductDocument } from "../../generated/operations.js";
import type { ShopClient } from "../clients/shop-client.js";
import { signIn } from "../clients/shopper.js";
import { TestDatabases } from "../data/test-databases.js";
import { makeShopKeys } from "./shop-keys.js";
import { cheapHashes } from "./shop-settings.js";
import { TemporaryFolder } from "./temporary-folder.js";

export const admin = { email: "admin@shop.test", password: "an admin's long password" };
export const stockAtFirst = 10;

export type LastingEnvironment = Readonly<Record<string, string>> & { readonly DATA_DIR: string };

/** Creates databases that outlive the processes of one shop, and keys unless they are given. */
export async function openEnvironment(
  resources: AsyncDisposableStack,
  givenKeys?: Readonly<Record<string, string>>,
): Promise<LastingEnvironment> {
  const keys = givenKeys ?? (await makeShopKeys()).environment;
  const databases = resources.use(await TestDatabases.create(false, keys));
  const folder = resources.use(await TemporaryFolder.create());
  return {
    ...keys,
    ...databases.environment,
    DATA_DIR: folder.path,
    DATABASE_POOL_SIZE: "2",
    EMBEDDED_DATABASE: "false",
    DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    CLIENT_USAGE_SECONDS: "0",
    STOREFRONT: "off",
    LOG_LEVEL: "error",
    PORT: "0",
    HOST: "127.0.0.1",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    ...cheapHashes,
  };
}

export async function createProduct(client: ShopClient, initialStock = stockAtFirst, sku = "CRASH"): Promise<string> {
  const adminClient = await signIn(client, admin.email, admin.password);
  const input = { sku, name: "Lamp", price: { amount: "49.99", currency: "CAD" }, initialStock };
  const { createProduct: created } = await adminClient.get(CreateProductDocument, { input });
  if (created?.__typename !== "Product") throw new Error(JSON.stringify(created));
  return created.id;
}
