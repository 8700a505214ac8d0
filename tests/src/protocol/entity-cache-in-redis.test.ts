// own shops: each has a Redis server, which one test interrupts
import { expect, test } from "vitest";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";
import { TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { eventually } from "../test-kit/clients/eventually.js";
import { ProductCacheShop } from "../test-kit/journeys/product-cache-shop.js";
import { serviceAddresses } from "../test-kit/shop/service-addresses.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { signIn } from "../test-kit/clients/shopper.js";
import { TcpRelay } from "../test-kit/clients/tcp-relay.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

withRedis("products that are kept in Redis (on PATH)", () => {
  test("a router that misses a price change while it is unavailable does not serve the old price when it is back", async () => {
    await using resources = new AsyncDisposableStack();
    const redis = resources.use(await TestRedis.start());
    const relay = resources.use(await TcpRelay.open(redis.url));
    const made = resources.use(await TestShop.create({ environment: { REDIS_URL: relay.url } }));
    const shop = await ProductCacheShop.of(made.client, await made.admin());
    const id = await shop.cachedProduct();
    await relay.cut();
    await shop.reprice(id, "99.00");
    await relay.restore();
    const { prices } = await eventually(() => shop.readCart());
    expect(prices).toEqual(["99.00"]);
  });

  test("a price change in one process is in the next answer of another, and cached products cause no fetch", async () => {
    await using resources = new AsyncDisposableStack();
    const folder = resources.use(await TemporaryFolder.create());
    const settings = { fsync: "off", full_page_writes: "off" };
    const postgres = resources.use(await startEmbeddedPostgres({ dataDir: folder.in("database"), settings }));
    const redis = resources.use(await TestRedis.start());
    const addresses = await serviceAddresses();
    const environment = {
      ...addresses.environment,
      DATA_DIR: folder.in("shop"),
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
    };
    const running = resources.use(ShopProcess.start({ program: "shop/dist/services.js", environment }));
    const client = await running.ready();
    const shop = await ProductCacheShop.of(client, await signIn(client, "admin@example.com", "admin123"));
    const id = await shop.cachedProduct();
    for (const amount of ["11.00", "12.00", "13.00"]) {
      await shop.reprice(id, amount);
      expect((await shop.readCart()).prices).toEqual([amount]);
    }
  });
});
