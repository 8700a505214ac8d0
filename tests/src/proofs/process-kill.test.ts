// own shop: it is killed; takes long: each kill is followed by a start and a recovery
import { afterAll, beforeAll, expect, test } from "vitest";
import { CreateProductDocument, OrderDocument, ProductDocument } from "../generated/operations.js";
import { buy, type PlacedOrder } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { signIn, signUp, type Shopper } from "../test-kit/clients/shopper.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { cheapHashes } from "../test-kit/shop/shop-settings.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const admin = { email: "admin@shop.test", password: "the admin's password" };
const initialStock = 100;
let folder: TemporaryFolder;
let running: ShopProcess;
let shop: ShopClient;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  await start();
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function start(): Promise<void> {
  const environment = {
    DATA_DIR: folder.in("data"),
    PORT: "0",
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    STOREFRONT: "off",
    ...cheapHashes,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  };
  running = ShopProcess.start({ environment });
  shop = await running.ready();
}

/** The operations that the shop has acknowledged. */
interface Acknowledged {
  readonly products: { id: string; sku: string }[];
  readonly orders: { buyer: Shopper; order: PlacedOrder }[];
}

async function createProduct(client: ShopClient, sku: string): Promise<{ id: string; sku: string }> {
  const input = { sku, name: `Product ${sku}`, price: { amount: "10.00", currency: "CAD" }, initialStock };
  const { createProduct: created } = await client.get(CreateProductDocument, { input });
  if (created?.__typename !== "Product") throw new Error(`no product: ${JSON.stringify(created)}`);
  return created;
}

/** Creates products and buys until the shop ends. Each buyer and each admin does one thing after the other. */
async function work(prefix: string, acknowledged: Acknowledged, enough: () => void): Promise<void> {
  const byAdmin = await signIn(shop, admin.email, admin.password);
  const product = await createProduct(byAdmin, `${prefix}-BOUGHT`);
  const buyers = await Promise.all([1, 2, 3].map(() => signUp(shop)));
  let hasEnded = false;
  void running.ended.then(() => (hasEnded = true));
  const untilItEnds = async (run: (round: number) => Promise<void>): Promise<void> => {
    for (let round = 1; !hasEnded; round++) {
      // a busy shop refuses a request, and a killed one answers none
      await run(round).catch(() => undefined);
      if (acknowledged.orders.length >= 6 && acknowledged.products.length >= 20) enough();
    }
  };
  await Promise.all([
    ...["A", "B", "C", "D"].map((line) =>
      untilItEnds(async (round) => {
        acknowledged.products.push(await createProduct(byAdmin, `${prefix}-${line}-${round}`));
      }),
    ),
    ...buyers.map((buyer) =>
      untilItEnds(async () => void acknowledged.orders.push({ buyer, order: await buy(buyer, product.id) })),
    ),
  ]);
}

test.each(["", " and its database with it"])(
  "kill -9 during requests%s: the next start has all acknowledged changes and completes open work",
  async (alsoKilled) => {
    const acknowledged: Acknowledged = { products: [], orders: [] };
    await work(alsoKilled === "" ? "SHOP" : "BOTH", acknowledged, () => {
      if (alsoKilled !== "") for (const { pid } of running.living()) process.kill(pid, "SIGKILL");
      running.kill("SIGKILL");
    });
    expect(await running.ended).toEqual({ code: null, signal: "SIGKILL" });
    // PostgreSQL ends by itself
    await eventually(() => expect(running.living()).toEqual([]));

    await start();
    for (const { id, sku } of acknowledged.products) {
      await eventually(async () => {
        const { product } = await shop.get(ProductDocument, { id });
        expect(product).toMatchObject({ sku, stock: { available: initialStock } });
      });
    }
    for (const { buyer, order } of acknowledged.orders) {
      const client = shop.with(buyer.headers);
      await eventually(async () => {
        const { order: found } = await client.get(OrderDocument, { id: order.id });
        expect(found).toMatchObject({
          number: order.number,
          status: "PAID",
          payments: [{ status: "SUCCEEDED", amount: { amount: order.total.amount } }],
          shipments: [{ trackingNumber: expect.stringMatching(/^SHIP-\d+$/) }],
        });
      });
    }
  },
);

test("the shop ends without an error after its recoveries", async () => {
  expect(await running.end()).toEqual({ code: 0, signal: null });
  expect(running.living()).toEqual([]);
});
