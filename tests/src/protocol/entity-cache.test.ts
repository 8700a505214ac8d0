// own shops: each keeps products in another place
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { eventually } from "../test-kit/clients/eventually.js";
import { addToCart } from "../test-kit/data/buying.js";
import { ProductCacheShop } from "../test-kit/journeys/product-cache-shop.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { signIn, signUp } from "../test-kit/clients/shopper.js";
import { TcpRelay } from "../test-kit/clients/tcp-relay.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { adminAccount } from "../test-kit/shop/shop-settings.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let resources: AsyncDisposableStack;

beforeAll(() => {
  resources = new AsyncDisposableStack();
});

afterAll(async () => resources.disposeAsync());

/** Starts the shop like `npm start`, with its embedded database. */
async function ofOneProcess(): Promise<ProductCacheShop> {
  const folder = resources.use(await TemporaryFolder.create());
  const environment = {
    DATA_DIR: folder.in("data"),
    PORT: "0",
    DEMO_DATA: "false",
    STOREFRONT: "off",
    RATE_LIMITS: "off",
    ADMIN_EMAIL: adminAccount.email,
    ADMIN_PASSWORD: adminAccount.password,
  };
  const client = await resources.use(ShopProcess.start({ environment })).ready();
  return ProductCacheShop.of(client, await signIn(client, adminAccount.email, adminAccount.password));
}

async function overOutsideDatabases(environment: Readonly<Record<string, string>> = {}): Promise<ProductCacheShop> {
  const shop = resources.use(await TestShop.create({ environment }));
  return ProductCacheShop.of(shop.client, await shop.admin());
}

function keepsProducts(open: () => Promise<ProductCacheShop>): void {
  let shop: ProductCacheShop;

  beforeAll(async () => {
    shop = await open();
  });

  test("a page of cached products fetches nothing from catalog, for any viewer", async () => {
    const id = await shop.cachedProduct();
    const [hits, misses] = [await shop.hits(), await shop.misses()];
    const other = await signUp(shop.client);
    await addToCart(other, id, 3);
    const [again, others] = [await shop.readCart(), await shop.readCart(other)];
    expect([again.fetches, others.fetches]).toEqual([1, 1]);
    expect(await shop.hits()).toBe(hits + 2);
    expect(await shop.misses()).toBe(misses);
    expect(misses).toBeGreaterThan(0);
  });

  test("a changed price is in the next answer, each time", async () => {
    const id = await shop.cachedProduct();
    for (let amount = 11; amount < 20; amount += 1) {
      await shop.reprice(id, `${amount}.00`);
      expect((await shop.readCart()).prices).toEqual([`${amount}.00`]);
    }
  });

  test("while a price changes repeatedly, no answer has an older price than an answer before its request", async () => {
    const id = await shop.cachedProduct();
    let answered = 10;
    const changing = async () => {
      for (let price = 11; price <= 30; price += 1) {
        await shop.reprice(id, `${price}.00`);
        answered = price;
      }
    };
    const reading = async () => {
      while (answered < 30) {
        const least = answered;
        const { prices } = await shop.readCart();
        expect(Number(prices[0])).toBeGreaterThanOrEqual(least);
      }
    };
    await Promise.all([changing(), reading(), reading(), reading(), reading()]);
    expect((await shop.readCart()).prices).toEqual(["30.00"]);
  });

  test("an admin gets no answer that was cached for others", async () => {
    const id = await shop.cachedProduct();
    await addToCart(shop.admin, id, 1);
    const first = await shop.readCart(shop.admin);
    expect([first.fetches, (await shop.readCart(shop.admin)).fetches]).toEqual([2, 2]);
  });

  test("stock is fetched each time", async () => {
    await shop.cachedProduct();
    const query = "{ cart { lines { product { name stock { available } } } } }";
    for (let n = 0; n < 3; n += 1) expect((await shop.buyer.execute(query)).work.fetches).toBeGreaterThanOrEqual(2);
  });
}

describe("products cached in the memory of one process", () => {
  keepsProducts(ofOneProcess);
});

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

  keepsProducts(async () => cached);

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
