// own shops: each keeps products in another place
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { eventually } from "../test-kit/clients/eventually.js";
import { keptProducts } from "../test-kit/journeys/kept-products.js";
import { ProductCacheShop } from "../test-kit/journeys/product-cache-shop.js";
import { TcpRelay } from "../test-kit/clients/tcp-relay.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let resources: AsyncDisposableStack;

beforeAll(() => {
  resources = new AsyncDisposableStack();
});

afterAll(async () => resources.disposeAsync());

async function overOutsideDatabases(environment: Readonly<Record<string, string>> = {}): Promise<ProductCacheShop> {
  const shop = resources.use(await TestShop.create({ environment }));
  return ProductCacheShop.of(shop.client, await shop.admin());
}

async function expectFetched(shop: ProductCacheShop): Promise<void> {
  const id = await shop.productInCart();
  for (let n = 0; n < 3; n += 1) expect(await shop.readCart()).toEqual({ prices: ["10.00"], fetches: 2 });
  await shop.reprice(id, "11.00");
  expect(await shop.readCart()).toEqual({ prices: ["11.00"], fetches: 2 });
  expect(await shop.hits()).toBe(0);
}

withRedis("products that are kept in Redis (on PATH)", () => {
  let relay: TcpRelay;
  let cached: ProductCacheShop;

  beforeAll(async () => {
    const { url } = resources.use(await TestRedis.start());
    relay = resources.use(await TcpRelay.open(url));
    cached = await overOutsideDatabases({ REDIS_URL: relay.url });
  });

  keptProducts(async () => cached);

  test("a router that misses a price change while Redis is unavailable does not serve the old price afterwards", async () => {
    const id = await cached.cachedProduct();
    await relay.cut();
    await cached.reprice(id, "99.00");
    await relay.restore();
    const { prices } = await eventually(() => cached.readCart());
    expect(prices).toEqual(["99.00"]);
  });

  test("with a cache duration of zero, products are fetched each time", async () => {
    const uncached = overOutsideDatabases({ REDIS_URL: relay.url, ENTITY_CACHE_SECONDS: "0" });
    await expect(uncached.then(expectFetched)).resolves.toBeUndefined();
  });
});

test("without Redis, and over databases that others may write to, products are fetched each time", async () => {
  await expect(overOutsideDatabases().then(expectFetched)).resolves.toBeUndefined();
});
