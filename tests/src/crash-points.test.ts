import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
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
import type { ShopClient } from "./test-kit/shop-client.js";
import { ShopProcess } from "./test-kit/shop-process.js";
import { mailsTo, signIn, signUp, type Shopper } from "./test-kit/shopper.js";
import { TemporaryFolder } from "./test-kit/temporary-folder.js";

const admin = { email: "admin@shop.test", password: "an admin's long password" };
const stockAtFirst = 1000;
let folder: TemporaryFolder;
let productId: string;
let sold = 0;

/** A shop on the one data directory of this file, which dies at `crashAt`. */
function start(crashAt?: string): ShopProcess {
  const environment = {
    DATA_DIR: folder.path,
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    LOG_LEVEL: "error",
    PORT: "0",
    HOST: "127.0.0.1",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    ...(crashAt === undefined ? {} : { CRASH_AT: crashAt }),
  };
  return ShopProcess.start({ environment });
}

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  await using shop = start();
  const client = await shop.ready();
  const boss = await signIn(client, admin.email, admin.password);
  const input = { sku: "CRASH", name: "Lamp", price: { amount: "49.99", currency: "CAD" }, initialStock: stockAtFirst };
  const { createProduct } = await boss.get(CreateProductDocument, { input });
  if (createProduct?.__typename !== "Product") throw new Error(JSON.stringify(createProduct));
  productId = createProduct.id;
  shop.kill("SIGTERM");
  await shop.ended;
});

afterAll(async () => folder[Symbol.asyncDispose]());

/** The steps of a checkout, in order, each at the moment after which the process dies. */
const crashPoints = [
  "checkout.claimed",
  "checkout.placed",
  "checkout.reserved",
  "checkout.charged",
  "checkout.paid",
  "checkout.settled",
  "job.settleStock",
  "job.removeBought",
  "job.sendMail",
  "job.createShipment",
];

describe("a process that dies in the middle of a checkout", () => {
  test.each(crashPoints)("at %s: the same request ends as if nothing had happened", async (crashPoint) => {
    const idempotencyKey = randomUUID();
    const buyer = await buyUntilDeath(crashPoint, idempotencyKey);
    sold += 1;

    await using shop = start();
    const again = new ShopperOf(await shop.ready(), buyer);
    const order = await again.checkout(idempotencyKey);
    expect(order).toMatchObject({ __typename: "Order", status: "PAID" });
    await again.expectEndOf(order.id);
    shop.kill("SIGTERM");
    await shop.ended;
  });
});

/** Checks out in a shop that dies at the crash point, be it before or after the answer. */
async function buyUntilDeath(crashPoint: string, idempotencyKey: string): Promise<Shopper> {
  await using shop = start(crashPoint);
  const client = await shop.ready();
  // the mail of the code is a job of accounts', so that signing up reaches none of the crash points
  const buyer = await signUp(client);
  await buyer.get(AddToCartDocument, { input: { productId, quantity: 1 } });
  await new ShopperOf(client, buyer).checkout(idempotencyKey).catch(() => undefined);
  expect((await shop.ended).signal).toBe("SIGKILL");
  return buyer;
}

class ShopperOf {
  private readonly client: ShopClient;

  constructor(
    shop: ShopClient,
    private readonly buyer: Shopper,
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
    const { product } = await boss.get(ProductDocument, { id: productId });
    expect(product?.stock).toEqual({
      onHand: stockAtFirst - sold,
      reserved: 0,
      available: stockAtFirst - sold,
      inStock: true,
    });
  }
}
