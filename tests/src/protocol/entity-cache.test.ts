import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { addToCart } from "../test-kit/data/buying.js";
import { KeepingShop } from "../test-kit/journeys/product-cache-shop.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { signIn, signUp } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { adminAccount } from "../test-kit/shop/shop-settings.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

type Settings = Readonly<Record<string, string>>;

/** Starts the shop like `npm start`, with its embedded database. */
async function ofOneProcess(opened: AsyncDisposableStack, settings: Settings = {}): Promise<KeepingShop> {
  const folder = opened.use(await TemporaryFolder.create());
  const environment = {
    DATA_DIR: folder.in("data"),
    PORT: "0",
    DEMO_DATA: "false",
    STOREFRONT: "off",
    RATE_LIMITS: "off",
    ADMIN_EMAIL: adminAccount.email,
    ADMIN_PASSWORD: adminAccount.password,
    ...settings,
  };
  const client = await opened.use(ShopProcess.start({ environment })).ready();
  return KeepingShop.of(client, await signIn(client, adminAccount.email, adminAccount.password));
}

async function overOutsideDatabases(opened: AsyncDisposableStack, environment: Settings = {}): Promise<KeepingShop> {
  const shop = opened.use(await TestShop.create({ environment }));
  return KeepingShop.of(shop.client, await shop.admin());
}

async function withItsRedis(opened: AsyncDisposableStack): Promise<KeepingShop> {
  const { url } = opened.use(await TestRedis.start());
  return overOutsideDatabases(opened, { REDIS_URL: url });
}

function keepsProducts(open: (opened: AsyncDisposableStack) => Promise<KeepingShop>): void {
  let opened: AsyncDisposableStack;
  let shop: KeepingShop;

  beforeAll(async () => {
    opened = new AsyncDisposableStack();
    shop = await open(opened);
  });
  afterAll(async () => opened.disposeAsync());

  test("a page of cached products fetches nothing from catalog, for any viewer", async () => {
    const id = await shop.keptProduct();
    const [hits, misses] = [await shop.hits(), await shop.misses()];
    const other = await signUp(shop.client);
    await addToCart(other, id, 3);
    const [again, others] = [await shop.seen(), await shop.seen(other)];
    expect([again.fetches, others.fetches]).toEqual([1, 1]);
    expect(await shop.hits()).toBe(hits + 2);
    expect(await shop.misses()).toBe(misses);
    expect(misses).toBeGreaterThan(0);
  });

  test("a changed price is in the next answer, each time", async () => {
    const id = await shop.keptProduct();
    for (let amount = 11; amount < 20; amount += 1) {
      await shop.reprice(id, `${amount}.00`);
      expect((await shop.seen()).prices).toEqual([`${amount}.00`]);
    }
  });

  test("while a price changes repeatedly, no answer has an older price than an answer before its request", async () => {
    const id = await shop.keptProduct();
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
        const { prices } = await shop.seen();
        expect(Number(prices[0])).toBeGreaterThanOrEqual(least);
      }
    };
    await Promise.all([changing(), reading(), reading(), reading(), reading()]);
    expect((await shop.seen()).prices).toEqual(["30.00"]);
  });

  test("an admin gets no answer that was cached for others", async () => {
    const id = await shop.keptProduct();
    await addToCart(shop.admin, id, 1);
    const first = await shop.seen(shop.admin);
    expect([first.fetches, (await shop.seen(shop.admin)).fetches]).toEqual([2, 2]);
  });

  test("stock is fetched each time", async () => {
    await shop.keptProduct();
    const query = "{ cart { lines { product { name stock { available } } } } }";
    for (let n = 0; n < 3; n += 1) expect((await shop.buyer.ask(query)).work.fetches).toBeGreaterThanOrEqual(2);
  });
}

describe("products cached in the memory of one process", () => {
  keepsProducts(ofOneProcess);
});
withRedis("products that are kept in Redis (on PATH)", () => {
  keepsProducts(withItsRedis);
});

test.each([
  ["over databases that others may write to", overOutsideDatabases],
  [
    "where nothing shall be kept",
    (opened: AsyncDisposableStack) => ofOneProcess(opened, { ENTITY_CACHE_SECONDS: "0" }),
  ],
])("without Redis, and %s, products are fetched each time", async (_where, open) => {
  await using opened = new AsyncDisposableStack();
  const shop = await open(opened);
  const id = await shop.productInCart();
  for (let n = 0; n < 3; n += 1) expect(await shop.seen()).toEqual({ prices: ["10.00"], fetches: 2 });
  await shop.reprice(id, "11.00");
  expect(await shop.seen()).toEqual({ prices: ["11.00"], fetches: 2 });
  expect(await shop.hits()).toBe(0);
});
