import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { startEmbeddedPostgres } from "@souk/kernel/embedded-postgres";
import { TestRedis } from "@souk/kernel/testing/test-redis";
import { withRedis } from "@souk/kernel/testing/with-redis";
import { UpdateProductDocument } from "./generated/operations.js";
import { addToCart } from "./test-kit/buying.js";
import { eventually } from "./test-kit/eventually.js";
import { serviceAddresses } from "./test-kit/service-addresses.js";
import type { ShopClient } from "./test-kit/shop-client.js";
import { ShopProcess } from "./test-kit/shop-process.js";
import { signIn, signUp, type Shopper } from "./test-kit/shopper.js";
import { TcpRelay } from "./test-kit/tcp-relay.js";
import { TemporaryFolder } from "./test-kit/temporary-folder.js";
import { TestShop } from "./test-kit/test-shop.js";

jest.setTimeout(60_000);

const cart = "{ cart { lines { quantity product { name price { amount } } } } }";

interface SeenCart {
  readonly prices: readonly string[];
  readonly fetches: number;
}

async function seen(client: ShopClient): Promise<SeenCart> {
  const { data, errors, work } = await client.ask(cart);
  expect(errors).toEqual([]);
  const prices = data.cart.lines.map((line: { product: { price: { amount: string } } }) => line.product.price.amount);
  return { prices, fetches: work.fetches };
}

async function metric(client: ShopClient, name: string): Promise<number> {
  const page = await (await client.fetch("/metrics")).text();
  return Number(new RegExp(`^${name}\\{subgraph="catalog"\\} (\\d+)$`, "m").exec(page)?.[1] ?? 0);
}

async function reprice(admin: ShopClient, id: string, amount: string): Promise<void> {
  const input = { id, price: { amount, currency: "CAD" } };
  const { updateProduct } = await admin.get(UpdateProductDocument, { input });
  expect(updateProduct?.__typename).toBe("Product");
}

withRedis("products that are kept in Redis (on PATH)", () => {
  let opened: AsyncDisposableStack;
  let relay: TcpRelay;
  let shop: TestShop;
  let buyer: Shopper;
  let admin: Shopper;

  beforeAll(async () => {
    opened = new AsyncDisposableStack();
    const redis = opened.use(await TestRedis.start());
    relay = opened.use(await TcpRelay.open(redis.url));
    shop = opened.use(await TestShop.create({ environment: { REDIS_URL: relay.url, ENTITY_CACHE_SECONDS: "300" } }));
    [buyer, admin] = [await shop.signUp(), await shop.admin()];
  });
  afterAll(async () => opened.disposeAsync());

  /** A product in the buyer's cart, and kept. */
  async function keptProduct(): Promise<string> {
    const { id } = await shop.product({ price: "10.00" });
    await buyer.get("mutation { clearCart { __typename } }");
    await addToCart(buyer, id, 1);
    await eventually(async () => {
      const { prices, fetches } = await seen(buyer);
      expect([prices, fetches]).toEqual([["10.00"], 1]);
    });
    return id;
  }

  test("a page of products that are kept asks the catalog nothing, whoever's page it is", async () => {
    const id = await keptProduct();
    const [hits, misses] = [
      await metric(shop.client, "entity_cache_hits_total"),
      await metric(shop.client, "entity_cache_misses_total"),
    ];
    const other = await shop.signUp();
    await addToCart(other, id, 3);
    const [again, others] = [await seen(buyer), await seen(other)];
    expect([again.fetches, others.fetches]).toEqual([1, 1]);
    expect(await metric(shop.client, "entity_cache_hits_total")).toBe(hits + 2);
    expect(await metric(shop.client, "entity_cache_misses_total")).toBe(misses);
    expect(misses).toBeGreaterThan(0);
  });

  test("a price that changes is in the next answer, again and again", async () => {
    const id = await keptProduct();
    for (let amount = 11; amount < 20; amount += 1) {
      await reprice(admin, id, `${amount}.00`);
      expect((await seen(buyer)).prices).toEqual([`${amount}.00`]);
    }
  });

  test("an admin is told nothing that was kept for others", async () => {
    const id = await keptProduct();
    await addToCart(admin, id, 1);
    const first = await seen(admin);
    expect([first.fetches, (await seen(admin)).fetches]).toEqual([2, 2]);
  });

  test("stock is asked each time", async () => {
    await keptProduct();
    const query = "{ cart { lines { product { name stock { available } } } } }";
    for (let n = 0; n < 3; n += 1) expect((await buyer.ask(query)).work.fetches).toBeGreaterThanOrEqual(2);
  });

  test("a Redis that was away when a price changed does not tell the old one when it is back", async () => {
    const id = await keptProduct();
    await relay.cut();
    await reprice(admin, id, "99.00");
    await relay.restore();
    const { prices } = await eventually(() => seen(buyer));
    expect(prices).toEqual(["99.00"]);
  });
});

withRedis("many processes with a Redis (on PATH)", () => {
  test("a price that changes in one is in the next answer of another, and what is kept is not asked", async () => {
    await using opened = new AsyncDisposableStack();
    const folder = opened.use(await TemporaryFolder.create());
    const settings = { fsync: "off", full_page_writes: "off" };
    const postgres = opened.use(await startEmbeddedPostgres({ dataDir: folder.in("database"), settings }));
    const redis = opened.use(await TestRedis.start());
    const addresses = await serviceAddresses();
    const environment = {
      ...addresses.environment,
      DATA_DIR: folder.in("shop"),
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      ENTITY_CACHE_SECONDS: "300",
    };
    const running = opened.use(ShopProcess.start({ program: "shop/dist/services.js", environment }));
    const client = await running.ready();
    const admin = await signIn(client, "admin@example.com", "admin123");
    const buyer = await signUp(client);
    const query =
      "{ products(filter: { kind: PHYSICAL }, sort: PRICE_ASC, first: 1) { nodes { id price { amount } } } }";
    const [{ id, price }] = (await client.get(query)).products.nodes;
    await addToCart(buyer, id, 1);
    await eventually(async () => expect((await seen(buyer)).fetches).toBe(1));
    const hits = await metric(client, "entity_cache_hits_total");
    expect((await seen(buyer)).prices).toEqual([price.amount]);
    expect(await metric(client, "entity_cache_hits_total")).toBe(hits + 1);
    for (const amount of ["11.00", "12.00", "13.00"]) {
      await reprice(admin, id, amount);
      expect((await seen(buyer)).prices).toEqual([amount]);
    }
  });
});
