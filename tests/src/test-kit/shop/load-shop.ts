import { findFreePort } from "@souk/embedded-postgres/free-port";
import { CreateCourseDocument, CreateProductDocument, PublishCourseDocument } from "../../generated/operations.js";
import type { ShopClient } from "../clients/shop-client.js";
import { signIn, type Shopper } from "../clients/shopper.js";

export const loadShopAdmin = { email: "admin@shop.test", password: "an admin's long password" };

/**
 * The environment of a separate shop for many concurrent buyers: no limits, no demo data, no mailed verification codes.
 */
export async function loadShopEnvironment(dataDir: string) {
  return {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort(undefined)),
    HOST: "127.0.0.1",
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    CLIENT_USAGE_SECONDS: "0",
    EMAIL_VERIFICATION: "off",
    ADMIN_EMAIL: loadShopAdmin.email,
    ADMIN_PASSWORD: loadShopAdmin.password,
  };
}

export function signInLoadAdmin(client: ShopClient): Promise<Shopper> {
  return signIn(client, loadShopAdmin.email, loadShopAdmin.password);
}

/** Creates products with enough stock for a long run. Returns their ids. */
export async function createLoadProducts(admin: ShopClient, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const input = {
      sku: `LOAD-${number}`,
      name: `Thing ${number}`,
      price: { amount: "9.99", currency: "CAD" },
      initialStock: 1_000_000,
    };
    const { createProduct } = await admin.get(CreateProductDocument, { input });
    if (createProduct?.__typename !== "Product") throw new Error(`no product: ${JSON.stringify(createProduct)}`);
    ids.push(createProduct.id);
  }
  return ids;
}

/** Creates courses on sale. Returns the ids of their products. */
export async function createLoadCourses(admin: ShopClient, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const input = {
      title: `Course ${number}`,
      price: { amount: "19.99", currency: "CAD" },
      sections: [{ title: "All of it", lessons: [{ title: "The lesson" }] }],
    };
    const { createCourse } = await admin.get(CreateCourseDocument, { input });
    if (createCourse?.__typename !== "Course" || !createCourse.product) {
      throw new Error(`no course: ${JSON.stringify(createCourse)}`);
    }
    const { publishCourse } = await admin.get(PublishCourseDocument, { id: createCourse.id });
    if (publishCourse?.__typename !== "Course") throw new Error(`not published: ${JSON.stringify(publishCourse)}`);
    ids.push(createCourse.product.id);
  }
  return ids;
}
