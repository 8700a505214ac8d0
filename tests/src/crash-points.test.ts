import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import {
  AddToCartDocument,
  CartDocument,
  CheckoutDocument,
  CreateProductDocument,
  OrderDocument,
  OrdersDocument,
  ProductDocument,
} from "./generated/operations.js";
import { cardThat, homeAddress } from "./test-kit/cards.js";
import { eventually } from "./test-kit/eventually.js";
import type { RunningShop } from "./test-kit/running-shop.js";
import { ShopClient } from "./test-kit/shop-client.js";
import { makeShopKeys } from "./test-kit/shop-keys.js";
import { ShopProcess } from "./test-kit/shop-process.js";
import { mailsTo, signIn, signUp, type Shopper } from "./test-kit/shopper.js";
import { startTestShop } from "./test-kit/start-test-shop.js";
import { TestDatabases } from "./test-kit/test-databases.js";
import { TemporaryFolder } from "./test-kit/temporary-folder.js";

const admin = { email: "admin@shop.test", password: "an admin's long password" };
const stockAtFirst = 10;

type Environment = Readonly<Record<string, string>> & { readonly DATA_DIR: string };

/** Databases and keys that outlive the processes of one shop. */
async function openEnvironment(opened: AsyncDisposableStack): Promise<Environment> {
  const { environment: keys } = await makeShopKeys();
  const databases = opened.use(await TestDatabases.create(false, keys));
  const folder = opened.use(await TemporaryFolder.create());
  return {
    ...keys,
    ...databases.environment,
    DATA_DIR: folder.path,
    DATABASE_POOL_SIZE: "2",
    EMBEDDED_DATABASE: "false",
    DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    STOREFRONT: "off",
    LOG_LEVEL: "error",
    PORT: "0",
    HOST: "127.0.0.1",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  };
}

async function createProduct(client: ShopClient): Promise<string> {
  const boss = await signIn(client, admin.email, admin.password);
  const input = { sku: "CRASH", name: "Lamp", price: { amount: "49.99", currency: "CAD" }, initialStock: stockAtFirst };
  const { createProduct: created } = await boss.get(CreateProductDocument, { input });
  if (created?.__typename !== "Product") throw new Error(JSON.stringify(created));
  return created.id;
}

/** Two or three starts of a whole shop, and three shops at a time. */
const timeoutMs = 180_000;

/** The steps of a checkout, in order, each at the moment after which the process dies. */
const crashPoints = [
  "checkout.claimed",
  "checkout.placed",
  "checkout.reserved",
  "checkout.charged",
  "checkout.paid",
  "checkout.settled",
  "job.sendMail",
  "job.createShipment",
];

describe("a process that dies in the middle of a checkout", () => {
  // each has databases of its own, and most of its time is waiting
  test.concurrent.each(crashPoints)(
    "at %s: the same request ends as if nothing had happened",
    async (crashPoint) => {
      await using opened = new AsyncDisposableStack();
      const environment = await openEnvironment(opened);
      const idempotencyKey = randomUUID();
      const { buyer, productId } = await buyUntilDeath({ ...environment, CRASH_AT: crashPoint }, idempotencyKey);

      await using shop = await startTestShop(environment);
      const again = new ShopperOf(clientOf(shop), buyer, productId);
      const order = await again.checkout(idempotencyKey);
      expect(order).toMatchObject({ __typename: "Order", status: "PAID" });
      await again.expectEndOf(order.id);
    },
    timeoutMs,
  );

  test.concurrent(
    "at job.settleOrder, which does what the request did not get to",
    async () => {
      await using opened = new AsyncDisposableStack();
      const environment = await openEnvironment(opened);
      const idempotencyKey = randomUUID();
      const { buyer, productId } = await buyUntilDeath({ ...environment, CRASH_AT: "checkout.paid" }, idempotencyKey);
      await using second = ShopProcess.start({ environment: { ...environment, CRASH_AT: "job.settleOrder" } });
      expect((await second.ended).signal).toBe("SIGKILL");

      await using shop = await startTestShop(environment);
      const again = new ShopperOf(clientOf(shop), buyer, productId);
      await again.expectEndOf((await again.checkout(idempotencyKey)).id);
    },
    timeoutMs,
  );
});

/** Checks out in a shop that dies at the crash point, be it before or after the answer. */
async function buyUntilDeath(
  environment: Environment,
  idempotencyKey: string,
): Promise<{ buyer: Shopper; productId: string }> {
  await using shop = ShopProcess.start({ environment });
  const client = await shop.ready();
  const productId = await createProduct(client);
  const buyer = await signUp(client);
  await buyer.get(AddToCartDocument, { input: { productId, quantity: 1 } });
  await new ShopperOf(client, buyer, productId).checkout(idempotencyKey).catch(() => undefined);
  expect((await shop.ended).signal).toBe("SIGKILL");
  return { buyer, productId };
}

function clientOf({ port }: RunningShop): ShopClient {
  return new ShopClient(`http://127.0.0.1:${port}`);
}

class ShopperOf {
  private readonly client: ShopClient;

  constructor(
    shop: ShopClient,
    private readonly buyer: Shopper,
    private readonly productId: string,
  ) {
    this.client = shop.signedIn(buyer.accessToken);
  }

  async checkout(idempotencyKey: string): Promise<any> {
    const input = { idempotencyKey, payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress };
    return (await this.client.get(CheckoutDocument, { input })).checkout;
  }

  /** What a checkout without any crash ends in: one order, one payment, one shipment, one mail, an empty cart, one unit less. */
  async expectEndOf(orderId: string): Promise<void> {
    await eventually(async () => {
      const { order } = await this.client.get(OrderDocument, { id: orderId });
      expect(order?.payments).toMatchObject([{ status: "SUCCEEDED", amount: order?.total }]);
      expect(order?.shipments).toHaveLength(1);
      expect((await this.client.get(CartDocument)).cart?.lines).toEqual([]);
      const mails = await mailsTo(this.client, this.buyer.email);
      expect(mails.filter(({ subject }) => subject.includes(`${order?.number} is confirmed`))).toHaveLength(1);
    }, 20_000);
    expect((await this.client.get(OrdersDocument, {})).orders?.totalCount).toBe(1);
    const boss = await signIn(this.client, admin.email, admin.password);
    const { product } = await boss.get(ProductDocument, { id: this.productId });
    expect(product?.stock).toEqual({
      onHand: stockAtFirst - 1,
      reserved: 0,
      available: stockAtFirst - 1,
      inStock: true,
    });
  }
}
