import { afterAll, beforeAll, expect, test } from "vitest";
import fc from "fast-check";
import { LifecycleShop } from "./lifecycle/lifecycle-shop.js";
import { lifecycle } from "./lifecycle/order-actions.js";

// LIFECYCLE_SECONDS: how long to generate orders. LIFECYCLE_SEED and LIFECYCLE_PATH: as printed by a failure.
const seconds = Number(process.env.LIFECYCLE_SECONDS ?? 50);
const seed = process.env.LIFECYCLE_SEED;
const path = process.env.LIFECYCLE_PATH;

let shop: LifecycleShop;

beforeAll(async () => {
  shop = await LifecycleShop.open();
});

afterAll(async () => shop[Symbol.asyncDispose]());

test(
  "every order ends without audit differences, for all actions in all orders",
  async () => {
    let lived = 0;
    const property = fc.asyncProperty(lifecycle, fc.scheduler(), async (life, scheduler) => {
      expect(await shop.live(life, scheduler)).toEqual([]);
      lived += 1;
    });
    await fc.assert(property, {
      numRuns: Number.MAX_SAFE_INTEGER,
      plugins: [fc.interruptAfterTimeLimit(seconds * 1000, { failOnInterrupt: false })],
      // real stores keep the data of earlier runs, so a smaller example must be searched by hand with the seed
      endOnFailure: true,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(path === undefined ? {} : { path }),
    });
    expect(lived).toBeGreaterThan(0);
  },
  (seconds + 300) * 1000,
);
