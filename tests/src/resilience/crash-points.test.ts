// own shops: each dies; takes long: another one must finish its order
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  AddToCartDocument,
  CartDocument,
  CheckoutDocument,
  CreateCourseDocument,
  OrderDocument,
  OrdersDocument,
  ProductDocument,
  PublishCourseDocument,
} from "../generated/operations.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import {
  admin,
  createProduct,
  openEnvironment,
  stockAtFirst,
  type LastingEnvironment,
} from "../test-kit/shop/lasting-environment.js";
import type { RunningShop } from "../test-kit/shop/running-shop.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { mailsTo, signIn, signUp, type Shopper } from "../test-kit/clients/shopper.js";
import { startTestShop } from "../test-kit/shop/start-test-shop.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

/**
 * On an idle machine this takes ten seconds. The limit is shorter than a reservation, after which another job checks
 * the order.
 */
const resumedWithinMs = 60_000;

/** The points of a checkout, in order, at which the process dies. */
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

/** The points of the order of a free course. */
const freePoints = ["checkout.claimed", "checkout.placed", "checkout.reserved", "checkout.paid", "checkout.settled"];

/** Each point starts two shops. Without CRASH_POINTS=all, only the point at which a lost order would cost the most. */
const isComplete = process.env.CRASH_POINTS === "all";
const testedPoints = isComplete ? crashPoints : ["checkout.charged"];
const completely = isComplete ? test.concurrent : undefined;

/** For crashes before the charge: the result is no order, or an order that can be paid. */
const unpaidEnds: Readonly<Record<string, "noOrder" | "unpaidOrder">> = {
  "checkout.claimed": "noOrder",
  "checkout.placed": "unpaidOrder",
  "checkout.reserved": "unpaidOrder",
};

describe("S2-85: a process that dies in the middle of a checkout", () => {
  // each test has its own databases and spends most of its time waiting
  completely?.each(crashPoints)("at %s: the same request ends like a checkout without a crash", async (crashPoint) => {
    await using resources = new AsyncDisposableStack();
    const environment = await openEnvironment(resources);
    const idempotencyKey = randomUUID();
    const bought = await buyUntilDeath({ ...environment, CRASH_AT: crashPoint }, idempotencyKey);

    await using shop = await startTestShop(environment);
    const again = new ShopperOf(clientOf(shop), bought);
    const order = await again.checkout(idempotencyKey);
    expect(order).toMatchObject({ __typename: "Order", status: "PAID" });
    await again.expectEndOf(order.id);
  });

  completely?.each([
    ["checkout.paid", "job.settleOrder"],
    ["checkout.settled", "job.enrollBuyer"],
  ])("at %s, and at %s, which does the remaining work of the request", async (crashPoint, job) => {
    await using resources = new AsyncDisposableStack();
    const environment = await openEnvironment(resources);
    const idempotencyKey = randomUUID();
    const bought = await buyUntilDeath({ ...environment, CRASH_AT: crashPoint }, idempotencyKey);
    await using second = ShopProcess.start({ environment: { ...environment, CRASH_AT: job } });
    expect((await second.ended).signal).toBe("SIGKILL");

    await using shop = await startTestShop(environment);
    const again = new ShopperOf(clientOf(shop), bought);
    await again.expectEndOf((await again.checkout(idempotencyKey)).id);
  });

  test.concurrent.each(testedPoints)(
    "S2-38: at %s: reaches its final state after the restart, while its buyer only sends queries",
    async (crashPoint) => {
      await using resources = new AsyncDisposableStack();
      const environment = await openEnvironment(resources);
      const bought = await buyUntilDeath({ ...environment, CRASH_AT: crashPoint }, randomUUID());

      await using shop = await startTestShop(environment);
      const reader = new ShopperOf(clientOf(shop), bought);
      const end = unpaidEnds[crashPoint];
      const reached =
        end === undefined ? reader.expectEndOf(await reader.paidOrderId()) : reader.expectNothingCharged(end);
      await expect(reached).resolves.toBeUndefined();
    },
  );

  completely?.(
    "at checkout.charged: is completed by another running process, while its buyer only sends queries",
    async () => {
      await using resources = new AsyncDisposableStack();
      const environment = await openEnvironment(resources);
      const folder = resources.use(await TemporaryFolder.create());
      await using living = await startTestShop({ ...environment, DATA_DIR: folder.path });
      const bought = await buyUntilDeath({ ...environment, CRASH_AT: "checkout.charged" }, randomUUID());
      const reader = new ShopperOf(clientOf(living), bought);
      await expect(reader.expectEndOf(await reader.paidOrderId())).resolves.toBeUndefined();
    },
  );

  completely?.each(freePoints)(
    "at %s: a free course is taken once, and by itself once it is ordered",
    async (crashPoint) => {
      await using resources = new AsyncDisposableStack();
      const environment = await openEnvironment(resources);
      const idempotencyKey = randomUUID();
      const taken = await dieDuring({ ...environment, CRASH_AT: crashPoint }, "0.00", (each) =>
        each.enrollForFree(idempotencyKey),
      );

      await using shop = await startTestShop(environment);
      const again = new ShopperOf(clientOf(shop), taken);
      if (crashPoint !== "checkout.claimed") await again.expectEnrolled();
      expect(await again.enrollForFree(idempotencyKey)).toMatchObject({ __typename: "Order", payments: [] });
      await again.expectEnrolled();
    },
  );
});

/** The buyer, and the goods and the course of the shop. */
interface Bought {
  readonly buyer: Shopper;
  readonly productId: string;
  readonly courseProductId: string;
}

/** Checks out goods and a course in a shop that dies at the crash point, before or after its answer. */
async function buyUntilDeath(environment: LastingEnvironment, idempotencyKey: string): Promise<Bought> {
  return dieDuring(environment, "20.00", async (again, { buyer, productId, courseProductId }) => {
    for (const id of [productId, courseProductId])
      await buyer.get(AddToCartDocument, { input: { productId: id, quantity: 1 } });
    await again.checkout(idempotencyKey);
  });
}

async function dieDuring(
  environment: LastingEnvironment,
  price: string,
  act: (shopper: ShopperOf, bought: Bought) => Promise<unknown>,
): Promise<Bought> {
  await using shop = ShopProcess.start({ environment });
  const client = await shop.ready();
  const productId = await createProduct(client);
  const courseProductId = await publishCourse(client, price);
  const bought = { buyer: await signUp(client), productId, courseProductId };
  await act(new ShopperOf(client, bought), bought).catch(() => undefined);
  expect((await shop.ended).signal).toBe("SIGKILL");
  return bought;
}

/** Publishes a course, and returns its product. */
async function publishCourse(client: ShopClient, amount: string): Promise<string> {
  const author = await signIn(client, admin.email, admin.password);
  const input = {
    title: "Lamps",
    price: { amount, currency: "CAD" },
    sections: [{ title: "All", lessons: [{ title: "Light" }] }],
  };
  const { createCourse } = await author.get(CreateCourseDocument, { input });
  if (createCourse?.__typename !== "Course") throw new Error(JSON.stringify(createCourse));
  await author.get(PublishCourseDocument, { id: createCourse.id });
  return createCourse.product?.id ?? "";
}

function clientOf({ port }: RunningShop): ShopClient {
  return new ShopClient(`http://127.0.0.1:${port}`);
}

class ShopperOf {
  private readonly client: ShopClient;
  private admin: Promise<Shopper> | undefined;

  constructor(
    shop: ShopClient,
    private readonly bought: Bought,
  ) {
    this.client = shop.signedIn(bought.buyer.accessToken);
  }

  async checkout(idempotencyKey: string): Promise<any> {
    const input = { idempotencyKey, payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress };
    return (await this.client.get(CheckoutDocument, { input })).checkout;
  }

  async enrollForFree(idempotencyKey: string): Promise<any> {
    const query = `mutation ($input: EnrollForFreeInput!) { enrollForFree(input: $input) {
      __typename ... on Order { payments { status } } } }`;
    const input = { productId: this.bought.courseProductId, idempotencyKey };
    return (await this.client.get(query, { input })).enrollForFree;
  }

  /** Waits for one enrollment, from one order and with one mail. */
  async expectEnrolled(): Promise<void> {
    await eventually(async () => {
      expect((await this.client.get("{ myCourses { id } }")).myCourses).toHaveLength(1);
      const mails = await mailsTo(this.client, this.bought.buyer.email);
      expect(mails.filter(({ subject }) => subject === "Your course: Lamps")).toHaveLength(1);
    }, resumedWithinMs);
    expect((await this.client.get(OrdersDocument, {})).orders?.totalCount).toBe(1);
  }

  /** Waits until the buyer's only order is paid. Until then its payment is being confirmed. */
  async paidOrderId(): Promise<string> {
    return eventually(async () => {
      const [order] = await this.ordersNow();
      expect(order?.checkout.step).not.toBe("AWAITING_PAYMENT");
      expect(order?.status).toBe("PAID");
      return order?.id ?? "";
    }, resumedWithinMs);
  }

  /** Expects no charge, no reserved stock and an unchanged cart. */
  async expectNothingCharged(end: "noOrder" | "unpaidOrder"): Promise<void> {
    await eventually(async () => {
      const orders = await this.ordersNow();
      const unpaid = { status: "CREATED", checkout: { step: "AWAITING_PAYMENT" }, payments: [] };
      expect(orders).toMatchObject(end === "noOrder" ? [] : [unpaid]);
      expect(await this.stock()).toMatchObject({ onHand: stockAtFirst, reserved: 0 });
    }, resumedWithinMs);
    expect((await this.client.get(CartDocument)).cart?.lines).toHaveLength(2);
  }

  private async ordersNow(): Promise<any[]> {
    const query = "{ orders { nodes { id status checkout { step } payments { status } } } }";
    return (await this.client.get(query)).orders.nodes;
  }

  private async stock() {
    this.admin ??= signIn(this.client, admin.email, admin.password);
    return (await (await this.admin).get(ProductDocument, { id: this.bought.productId })).product?.stock;
  }

  /**
   * Expects the same result as a checkout without a crash: one order, one payment, one shipment, one enrollment, one
   * mail of each kind, an empty cart, one unit less in stock.
   */
  async expectEndOf(orderId: string): Promise<void> {
    await eventually(async () => {
      const { order } = await this.client.get(OrderDocument, { id: orderId });
      expect(order?.payments).toMatchObject([{ status: "SUCCEEDED", amount: order?.total }]);
      expect(order?.shipments).toHaveLength(1);
      expect((await this.client.get(CartDocument)).cart?.lines).toEqual([]);
      const mails = await mailsTo(this.client, this.bought.buyer.email);
      expect(mails.filter(({ subject }) => subject.includes(`${order?.number} confirmed`))).toHaveLength(1);
    });
    await this.expectEnrolled();
    expect(await this.stock()).toEqual({
      onHand: stockAtFirst - 1,
      reserved: 0,
      available: stockAtFirst - 1,
      inStock: true,
    });
  }
}
