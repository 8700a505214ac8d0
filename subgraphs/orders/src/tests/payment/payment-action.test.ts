import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { checkoutProgress } from "../../domain/payment/checkout-progress.js";
import type { Charge } from "../../domain/peers.js";
import type { Order } from "../../domain/order/order.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, sealedCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const lamp = randomUUID();
const card = sealedCard("4000002760003184");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let domain: OrdersDomain;
let buyerId: string;
let waiting: Extract<Charge, { kind: "actionRequired" }>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(() => {
  fakes = new FakePeers();
  fakes.product(lamp, "49.99");
  fakes.cart = [{ productId: lamp, quantity: 2 }];
  buyerId = randomUUID();
  const action = {
    provider: "stripe",
    url: "https://bank.test/",
    clientSecret: "secret",
    publicKey: "pk_1",
    providerOrderId: null,
  };
  const expiresAt = new Date(Date.now() + 1_800_000);
  waiting = { kind: "actionRequired", paymentId: randomUUID(), action: { ...action, expiresAt } };
  fakes.nextCharge = waiting;
  fakes.chargeState = "PENDING";
  domain = testOrdersDomain(testDatabase.database, fakes);
});

const checkOut = (idempotencyKey = "k") =>
  domain.checkout({ idempotencyKey, payment: { card }, shippingAddress }, customer(buyerId));

const pay = ({ id }: Order, idempotencyKey: string = randomUUID()) =>
  domain.payOrder({ orderId: id, idempotencyKey, payment: { card } }, buyerId);

/** Returns an order whose payment waits for its buyer. */
async function orderWithAction(): Promise<Order> {
  const outcome = await checkOut();
  if (outcome.kind !== "actionRequired") throw new Error(outcome.kind);
  return outcome.order;
}

async function orderNow({ id }: Order): Promise<Order> {
  const found = await domain.findOrder(
    { id },
    { kind: "user", id: buyerId, username: "ada", role: "CUSTOMER", sessionId: "s" },
  );
  if (found.kind !== "found" || !found.order) throw new Error("the order is gone");
  return found.order;
}

async function jobsOf({ id }: Order): Promise<string[]> {
  const rows: { task: string }[] = await testDatabase.database.manager.query(
    `select task_identifier as task from graphile_worker.jobs job
     join graphile_worker._private_jobs whole on whole.id = job.id
     where whole.payload -> 'data' ->> 'orderId' = $1 order by 1`,
    [id],
  );
  return rows.map(({ task }) => task);
}

function typesOf({ events }: Order): string[] {
  return events.map(({ type }) => type);
}

/** Sets the outcome that payments reports from now on. */
function settled(charge: Charge): void {
  fakes.nextCharge = charge;
  fakes.chargeState = charge.kind === "succeeded" ? "SUCCEEDED" : "FAILED";
}

const refused = () => settled({ kind: "declined", declineCode: "authentication_failed", paymentId: waiting.paymentId });

describe("a payment in the provider's own checkout", () => {
  const atProvider = () => {
    const input = { idempotencyKey: "k", payment: { atProvider: true }, shippingAddress };
    return domain.checkout(input, customer(buyerId));
  };
  const confirmation = { providerPaymentId: "pay_1", signature: "signed" };
  const confirm = ({ id }: Order, idempotencyKey: string = randomUUID()) =>
    domain.payOrder({ orderId: id, idempotencyKey, payment: { confirmation } }, buyerId);

  test("starts without a card, and returns the data to open that checkout", async () => {
    waiting = { ...waiting, action: { ...waiting.action, providerOrderId: "order_1" } };
    fakes.nextCharge = waiting;
    expect(await atProvider()).toMatchObject({ kind: "actionRequired", action: { providerOrderId: "order_1" } });
    expect(fakes.calls).not.toContain("tokenize");
    expect(fakes.sources).toEqual([{ atProvider: true }]);
  });

  test("is proven by payOrder, and the order is paid", async () => {
    const order = await orderWithAction();
    settled({ kind: "succeeded" });
    expect(await confirm(order, "proof")).toMatchObject({ kind: "paid", order: { status: "PAID" } });
    expect(await confirm(order, "proof")).toMatchObject({ kind: "paid", replayed: true });
    expect(fakes.sources.at(-1)).toEqual({ confirmation });
  });

  test("is not proven by a forged confirmation: nothing changes, the stock stays, and the key is free", async () => {
    const order = await orderWithAction();
    fakes.nextCharge = { kind: "confirmationRefused" };
    expect(await confirm(order, "proof")).toMatchObject({
      kind: "invalid",
      fields: [{ path: "payment.confirmation" }],
    });
    expect([fakes.stock.get(lamp), checkoutProgress(await orderNow(order)).step]).toEqual([98, "ACTION_REQUIRED"]);
    settled({ kind: "succeeded" });
    expect(await confirm(order, "proof")).toMatchObject({ kind: "paid" });
  });

  test.each([
    ["a confirmation in checkout", { confirmation }, "payment.confirmation"],
    ["a card and atProvider", { card, atProvider: true }, "payment"],
    ["only atProvider, set to false", { atProvider: false }, "payment"],
    [
      "a confirmation without a signature",
      { confirmation: { ...confirmation, signature: "" } },
      "payment.confirmation.signature",
    ],
  ])("%s is refused", async (_case, payment, path) => {
    const outcome = await domain.checkout({ idempotencyKey: "k", payment, shippingAddress }, customer(buyerId));
    expect(outcome).toMatchObject({ kind: "invalid", fields: [{ path }] });
  });

  test.each([
    ["atProvider", { atProvider: true }, "payment.atProvider"],
    ["a card", { card }, "payment"],
  ])("%s is refused if the provider does not accept it, and leaves nothing", async (_case, payment, path) => {
    fakes.nextCharge = { kind: "sourceNotTaken" };
    const outcome = await domain.checkout({ idempotencyKey: "k", payment, shippingAddress }, customer(buyerId));
    expect(outcome).toMatchObject({ kind: "invalid", fields: [{ path }] });
    expect(fakes.stock.get(lamp)).toBe(100);
  });
});

describe("a checkout whose payment waits for the buyer", () => {
  test("returns the action; the order is CREATED, its stock held, the cart unchanged", async () => {
    const outcome = await checkOut();
    expect(outcome).toMatchObject({ kind: "actionRequired", action: waiting.action, order: { status: "CREATED" } });
    const order = await orderWithAction();
    expect(checkoutProgress(order)).toEqual({ step: "ACTION_REQUIRED", attempts: 1, lastError: null });
    expect([fakes.stock.get(lamp), fakes.cart.length]).toEqual([98, 1]);
    expect(await jobsOf(order)).toEqual(expect.arrayContaining(["resumePayment", "holdReservation"]));
  });

  test("returns the same action for a repeat while it is open, with the same order and one event", async () => {
    const { id } = await orderWithAction();
    const claims = await testDatabase.database.manager.query(`select claimed_at from attempts where buyer_id = $1`, [
      buyerId,
    ]);
    expect(claims).toEqual([{ claimed_at: null }]);
    const again = await checkOut();
    expect(again).toMatchObject({ kind: "actionRequired", action: waiting.action, order: { id } });
    const other = await pay(await orderWithAction());
    expect(other).toMatchObject({ kind: "actionRequired", action: waiting.action, order: { id } });
    expect(typesOf(await orderWithAction())).toEqual(["orderPlaced", "stockReserved", "paymentActionRequired"]);
    expect(fakes.charges.size).toBe(0);
  });

  test("is paid for its key once the buyer has acted", async () => {
    const { id } = await orderWithAction();
    settled({ kind: "succeeded" });
    expect(await checkOut()).toMatchObject({ kind: "paid", order: { id, status: "PAID" } });
    expect(await checkOut()).toMatchObject({ kind: "paid", replayed: true });
  });

  test.each(["the same key", "another key"])(
    "is paid for payOrder by %s, whether or not the event arrived first",
    async (which) => {
      for (const isEventFirst of [false, true]) {
        buyerId = randomUUID();
        fakes.nextCharge = waiting;
        fakes.chargeState = "PENDING";
        fakes.cart = [{ productId: lamp, quantity: 1 }];
        const order = await orderWithAction();
        await pay(order, "first");
        settled({ kind: "succeeded" });
        if (isEventFirst) await domain.handlePaymentEvent(order.id, { outcome: "SUCCEEDED" });
        const key = which === "the same key" ? "first" : "second";
        expect(await pay(order, key)).toMatchObject({ kind: "paid", order: { id: order.id, status: "PAID" } });
        expect(await pay(order, key)).toMatchObject({ kind: "paid", replayed: true });
      }
    },
  );

  test.each([
    ["checkout's key", () => checkOut()],
    ["payOrder", (order: Order) => pay(order, "a key")],
  ])("is declined for %s once the buyer has refused, and the stock is released", async (_case, charge) => {
    const order = await orderWithAction();
    refused();
    expect(await charge(order)).toMatchObject({ kind: "declined", declineCode: "authentication_failed" });
    expect(fakes.stock.get(lamp)).toBe(100);
    expect(await charge(order)).toMatchObject({ kind: "declined", replayed: true });
  });

  test("is recorded as declined once, by an event or a repeat; both release the stock", async () => {
    const order = await orderWithAction();
    refused();
    const { paymentId } = waiting;
    await domain.handlePaymentEvent(order.id, { outcome: "FAILED", declineCode: "authentication_failed", paymentId });
    expect(fakes.stock.get(lamp)).toBe(100);
    expect(await checkOut()).toMatchObject({ kind: "declined" });
    expect(await checkOut()).toMatchObject({ kind: "declined", replayed: true });
    expect(fakes.stock.get(lamp)).toBe(100);
    expect(typesOf(await orderNow(order))).toEqual([
      "orderPlaced",
      "stockReserved",
      "paymentActionRequired",
      "paymentDeclined",
    ]);
  });

  test("keeps the stock of a newer payment when a late event reports its failure", async () => {
    const order = await orderWithAction();
    refused();
    await checkOut();
    fakes.nextCharge = { ...waiting, paymentId: randomUUID() };
    expect(await pay(order)).toMatchObject({ kind: "actionRequired" });
    const { paymentId } = waiting;
    await domain.handlePaymentEvent(order.id, { outcome: "FAILED", declineCode: "authentication_failed", paymentId });
    expect(fakes.stock.get(lamp)).toBe(98);
  });

  test("keeps its stock when the reservation expires, and still waits", async () => {
    const order = await orderWithAction();
    expect(await domain.expireReservation({ orderId: order.id, expiresAt: new Date(), isOver: true })).toBe("keep");
    expect(checkoutProgress(await orderNow(order)).step).toBe("ACTION_REQUIRED");
  });

  test("is closed when its buyer cancels; a payment that arrives later is refunded", async () => {
    const order = await orderWithAction();
    const viewer = { kind: "user", id: buyerId, username: "ada", role: "CUSTOMER", sessionId: "s" } as const;
    expect(await domain.cancelOrder(order.id, viewer)).toMatchObject({ kind: "cancelled" });
    settled({ kind: "succeeded" });
    expect(await pay(order)).toMatchObject({ kind: "notPayable" });
    await domain.handlePaymentEvent(order.id, { outcome: "SUCCEEDED" });
    expect((await orderNow(order)).refunds).toMatchObject([{ kind: "LATE" }]);
  });
});
