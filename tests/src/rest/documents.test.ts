import { afterAll } from "vitest";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { replayDocuments } from "./documents/replay.js";

let shop: TestShop | undefined;

replayDocuments(async () => {
  const created = (shop = await TestShop.create({ demoData: true }));
  return {
    client: created.client,
    admin: await created.admin(),
    tokenOf: (service) => created.serviceToken(service, "router"),
  };
});

afterAll(async () => shop?.[Symbol.asyncDispose]());
