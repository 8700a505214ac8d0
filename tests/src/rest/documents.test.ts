import { afterAll } from "vitest";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { replayDocuments } from "./documents/replay.js";

let shop: TestShop | undefined;

replayDocuments(async () => {
  shop = await TestShop.create({ demoData: true });
  return { client: shop.client, admin: await shop.admin() };
});

afterAll(async () => shop?.[Symbol.asyncDispose]());
