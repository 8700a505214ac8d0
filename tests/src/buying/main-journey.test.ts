import { afterAll, beforeAll } from "vitest";
import { mainJourney } from "../test-kit/journeys/main-journey.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
});

afterAll(async () => shop[Symbol.asyncDispose]());

mainJourney(() => shop.client);
