import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsOf } from "../test-kit/shop/shop-settings.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

test("the shops of tests share no folder of files", () => {
  const settings = () => settingsOf({ keys: {}, databaseUrls: {}, demoData: false, storefront: false }).MEDIA_FOLDER;
  expect(settings()).not.toBe(settings());
});

test.each(["accounts", "media", "notifications", "orders", "payments"] as const)(
  "no job of %s starts in a shop of the tests because of the time of day",
  async (owner) => {
    expect(await shop.rows(owner, `select identifier from graphile_worker._private_known_crontabs`)).toEqual([]);
  },
);
