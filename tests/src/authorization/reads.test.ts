import { afterAll, beforeAll } from "vitest";
import { openKnownShop, type KnownShop } from "./known-shop.js";
import { entitiesByRole } from "./reads/entities.js";
import { fieldsByRole } from "./reads/fields.js";
import { subscriptionsByRole } from "./reads/subscriptions.js";

let shop: KnownShop;

beforeAll(async () => {
  shop = await openKnownShop();
});

afterAll(async () => shop[Symbol.asyncDispose]());

fieldsByRole(() => shop);
entitiesByRole(() => shop);
subscriptionsByRole(() => shop);
