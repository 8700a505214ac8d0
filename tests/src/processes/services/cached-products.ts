import { expect, test } from "vitest";
import { hasRedisServer, TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { signIn } from "../../test-kit/clients/shopper.js";
import { ProductCacheShop } from "../../test-kit/journeys/product-cache-shop.js";
import type { RunningServices } from "../running-services.js";

/** The setting of a Redis server; none on a machine without it. */
export async function startRedis(resources: AsyncDisposableStack): Promise<Readonly<Record<string, string>>> {
  if (!hasRedisServer()) return {};
  return { REDIS_URL: resources.use(await TestRedis.start()).url };
}

/** Tests that the processes share the products that the router caches. */
export function cachedProducts(servicesOf: () => RunningServices): void {
  withRedis("products that are kept in Redis (on PATH)", () => {
    test("a price change in one process is in the next answer of another, and cached products cause no fetch", async () => {
      const { shop, metrics } = servicesOf();
      const admin = await signIn(shop, "admin@example.com", "admin123");
      const cached = await ProductCacheShop.of(shop, admin, metrics);
      const id = await cached.cachedProduct();
      for (const amount of ["11.00", "12.00", "13.00"]) {
        await cached.reprice(id, amount);
        expect((await cached.readCart()).prices).toEqual([amount]);
      }
    });
  });
}
