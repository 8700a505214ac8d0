import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { CheckoutOutcome } from "../../domain/checkout/checkout-outcome.js";
import { checkoutProgress } from "../../domain/payment/checkout-progress.js";
import type { CheckoutBuyer } from "../../domain/checkout/prepare-checkout.js";
import type { Charge } from "../../domain/peers.js";
import type { Order } from "../../domain/order/order.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const lamp = randomUUID();
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let domain: OrdersDomain;
let buyer: CheckoutBuyer;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

/** Creates fakes with one cart of one version. */
function newFakes(): FakePeers {
  const made = new FakePeers();
  made.product(lamp, "49.99");
  made.cart = [{ productId: lamp, quantity: 2 }];
  made.cartVersion = randomUUID();
  return made;
}

beforeEach(() => {
  fakes = newFakes();
  domain = testOrdersDomain(testDatabase.database, fakes);
  buyer = customer();
});

const input = (idempotencyKey: string, change: { expectedCartVersion?: string } = {}) => ({
  idempotencyKey,
  payment: { card: goodCard },
  shippingAddress,
  ...change,
});
const checkOut = (key: string = randomUUID(), change = {}) => domain.checkout(input(key, change), buyer);
const pay = ({ id }: Order) =>
  domain.payOrder({ orderId: id, idempotencyKey: randomUUID(), payment: { card: goodCard } }, buyer.id);
const declined = (): Charge => ({ kind: "declined", declineCode: "card_declined", paymentId: randomUUID() });

function actionRequired(): Charge {
  const action = { provider: "bank", url: "https://bank.test/", clientSecret: null, publicKey: null };
  const expiresAt = new Date(Date.now() + 1_800_000);
  const paymentId = randomUUID();
  return { kind: "actionRequired", paymentId, action: { ...action, providerOrderId: null, expiresAt } };
}

/** Returns the order of a checkout whose charge has this outcome; later charges succeed. */
async function orderAfter(charge: Charge, key: string = randomUUID()): Promise<Order> {
  fakes.nextCharge = charge;
  const outcome = await checkOut(key);
  fakes.nextCharge = { kind: "succeeded" };
  if (!("order" in outcome)) throw new Error(outcome.kind);
  return outcome.order;
}

async function orderNow({ id }: Pick<Order, "id">): Promise<Order> {
  const viewer = { kind: "user", id: buyer.id, username: "ada", role: "CUSTOMER", sessionId: "s" } as const;
  const found = await domain.findOrder({ id }, viewer);
  if (found.kind !== "found" || !found.order) throw new Error("the order is gone");
  return found.order;
}

function orderOf(outcome: CheckoutOutcome): Order {
  if (outcome.kind !== "paid") throw new Error(outcome.kind);
  return outcome.order;
}

async function statusesOf(cartVersion: string | null): Promise<string[]> {
  const rows: { status: string }[] = await testDatabase.database.manager.query(
    `select status from orders where cart_version = $1 order by status`,
    [cartVersion],
  );
  return rows.map(({ status }) => status);
}

describe("S0-40: a version of a cart", () => {
  const asUser = (id: string) => ({ kind: "user", id, username: "ada", role: "CUSTOMER", sessionId: "s" }) as const;
  const bought = async (viewer = buyer.id) =>
    (await domain.findConvertedCart(fakes.cartVersion ?? "", asUser(viewer)))?.id ?? null;

  test("is converted into its paid order, for its buyer alone", async () => {
    expect(await bought()).toBeNull();
    const { id } = orderOf(await checkOut());
    expect(await bought()).toBe(id);
    expect(await bought(randomUUID())).toBeNull();
    expect(await domain.findConvertedCart(randomUUID(), asUser(buyer.id))).toBeNull();
  });

  test("is not converted while the payment failed, nor after the order was cancelled", async () => {
    const order = await orderAfter(declined());
    expect(await bought()).toBeNull();
    await pay(order);
    expect(await bought()).toBe(order.id);
    await domain.cancelOrder(order.id, asUser(buyer.id));
    expect(await bought()).toBeNull();
  });
});

describe("a second checkout of a cart", () => {
  test("after the first order is paid returns that order and charges nobody", async () => {
    const first = orderOf(await checkOut());
    fakes.cart = [{ productId: lamp, quantity: 2 }];
    expect(await checkOut()).toMatchObject({ kind: "cartAlreadyOrdered", order: { id: first.id, status: "PAID" } });
    expect([fakes.charges.size, await statusesOf(fakes.cartVersion)]).toEqual([1, ["PAID"]]);
  });

  test("supersedes a declined order, which cannot be paid afterwards and refers to the new one", async () => {
    const first = await orderAfter(declined(), "first");
    const second = orderOf(await checkOut());
    expect(await orderNow(first)).toMatchObject({
      status: "CANCELLED",
      supersededBy: { id: second.id, number: second.number },
    });
    expect((await orderNow(first)).events.at(-1)).toMatchObject({
      type: "orderSuperseded",
      from: "CREATED",
      to: "CANCELLED",
      detail: second.number,
    });
    expect(await pay(first)).toMatchObject({ kind: "superseded", order: { id: second.id, status: "PAID" } });
    expect(await checkOut("first")).toMatchObject({ kind: "declined", replayed: true, order: { id: first.id } });
    expect(fakes.charges.size).toBe(1);
  });

  test("cancels an open 3-D Secure step at the provider before it supersedes the order, and releases its stock", async () => {
    fakes.stock.set(lamp, 2);
    const first = await orderAfter(actionRequired(), "first");
    fakes.calls.length = 0;
    const second = orderOf(await checkOut());
    expect(fakes.calls.indexOf(`cancel ${first.id}`)).toBeLessThan(fakes.calls.indexOf(`release ${first.id}`));
    expect(fakes.calls.indexOf(`release ${first.id}`)).toBeLessThan(fakes.calls.indexOf("charge"));
    expect([fakes.closedOrders.has(first.id), fakes.stock.get(lamp)]).toEqual([true, 0]);
    expect(await checkOut("first")).toMatchObject({ kind: "superseded", order: { id: second.id } });
    expect(await pay(first)).toMatchObject({ kind: "superseded", order: { id: second.id } });
  });

  test("finds the first order paid if only the provider knew it, and settles it", async () => {
    const first = await orderAfter(actionRequired());
    fakes.chargeState = "SUCCEEDED";
    const outcome = await checkOut();
    expect(outcome).toMatchObject({ kind: "cartAlreadyOrdered", order: { id: first.id, status: "PAID" } });
    expect(await statusesOf(fakes.cartVersion)).toEqual(["PAID"]);
  });

  test("keeps an order whose payment is unknown, and shows that it is being confirmed", async () => {
    const first = await orderAfter({ kind: "pending" });
    fakes.chargeState = "PENDING";
    const outcome = await checkOut();
    expect(outcome).toMatchObject({ kind: "cartAlreadyOrdered", order: { id: first.id, status: "CREATED" } });
    expect(checkoutProgress(await orderNow(first)).step).toBe("CONFIRMING_PAYMENT");
    expect(await statusesOf(fakes.cartVersion)).toEqual(["CREATED"]);
  });

  test("changes nothing and frees its key while payments is unavailable", async () => {
    const first = await orderAfter(declined());
    const { payments } = fakes.peers;
    const cancel = payments.cancel.bind(payments);
    payments.cancel = async (orderId) => {
      fakes.down.add("payments");
      return cancel(orderId).finally(() => fakes.down.delete("payments"));
    };
    expect(await checkOut("k")).toEqual({ kind: "serviceUnavailable", service: "payments" });
    expect(await orderNow(first)).toMatchObject({ status: "CREATED", supersededBy: null });
    payments.cancel = cancel;
    expect(await checkOut("k")).toMatchObject({ kind: "paid" });
  });

  test("is possible after the first order was cancelled, expired, or withdrawn without stock", async () => {
    const cancelled = await orderAfter(declined());
    const viewer = { kind: "user", id: buyer.id, username: "ada", role: "CUSTOMER", sessionId: "s" } as const;
    await domain.cancelOrder(cancelled.id, viewer);
    const expired = await orderAfter(declined());
    await domain.expireOrder(expired.id);
    fakes.stock.set(lamp, 0);
    expect(await checkOut()).toMatchObject({ kind: "outOfStock" });
    fakes.stock.set(lamp, 2);
    expect(await checkOut()).toMatchObject({ kind: "paid" });
    expect(await statusesOf(fakes.cartVersion)).toEqual(["CANCELLED", "CANCELLED", "PAID"]);
    expect(await orderNow(cancelled)).toMatchObject({ supersededBy: null });
  });

  test("is a new purchase after the cart has changed", async () => {
    orderOf(await checkOut());
    fakes.cartVersion = randomUUID();
    fakes.cart = [{ productId: lamp, quantity: 2 }];
    expect(await checkOut()).toMatchObject({ kind: "paid" });
    expect(fakes.charges.size).toBe(2);
  });

  test("supersedes the order of the guest who became the user, and returns the last order of a chain", async () => {
    const user = buyer;
    buyer = { kind: "guest", id: randomUUID() };
    fakes.nextCharge = declined();
    const guests = await domain.checkout({ ...input("g"), email: "guest@example.com" }, buyer);
    if (guests.kind !== "declined") throw new Error(guests.kind);
    await domain.claimGuestOrders({ userId: user.id, guestId: buyer.id });
    buyer = user;
    const second = await orderAfter(declined());
    const third = orderOf(await checkOut());
    expect(await pay(guests.order)).toMatchObject({ kind: "superseded", order: { id: third.id } });
    expect((await orderNow(guests.order)).supersededBy).toEqual({ id: second.id, number: second.number });
  });

  test("ends the first order unpaid after a crash between the end of its payment and the new order", async () => {
    const first = await orderAfter(declined());
    await fakes.peers.payments.cancel(first.id);
    expect(await pay(first)).toEqual({ kind: "serviceUnavailable", service: "orders" });
    expect(await orderNow(first)).toMatchObject({ status: "CANCELLED", supersededBy: null });
    expect(await checkOut()).toMatchObject({ kind: "paid" });
  });
});

describe("a payment that arrives for a superseded order", () => {
  test("is refunded once, and the order stays cancelled", async () => {
    const first = await orderAfter(actionRequired());
    orderOf(await checkOut());
    for (const _webhook of [1, 2]) await domain.handlePaymentEvent(first.id, { outcome: "SUCCEEDED" });
    const { status, refunds, total } = await orderNow(first);
    expect([status, refunds.map(({ kind, amount }) => [kind, amount])]).toEqual(["CANCELLED", [["LATE", total]]]);
  });
});

describe("checkout with expectedCartVersion", () => {
  test("S3-25: places the order of the current cart", async () => {
    expect(await checkOut("k", { expectedCartVersion: fakes.cartVersion })).toMatchObject({ kind: "paid" });
  });

  test("S1-09, S1-30: returns cartChanged for another version, orders nothing and frees the key", async () => {
    const outcome = await checkOut("k", { expectedCartVersion: randomUUID() });
    expect(outcome).toEqual({ kind: "cartChanged", cartId: expect.any(String) });
    expect(await statusesOf(fakes.cartVersion)).toEqual([]);
    expect(await checkOut("k", { expectedCartVersion: fakes.cartVersion })).toMatchObject({ kind: "paid" });
  });

  test("returns the paid order of a cart that was bought and emptied, to its buyer only", async () => {
    const bought = fakes.cartVersion ?? "";
    const first = orderOf(await checkOut());
    fakes.cartVersion = randomUUID();
    const again = () => checkOut(randomUUID(), { expectedCartVersion: bought });
    expect(await again()).toMatchObject({ kind: "cartAlreadyOrdered", order: { id: first.id } });
    buyer = customer();
    expect(await again()).toMatchObject({ kind: "cartChanged" });
  });

  test("refuses a version of more than 200 characters", async () => {
    const outcome = await checkOut("k", { expectedCartVersion: "x".repeat(201) });
    expect(outcome).toMatchObject({ kind: "invalid", fields: [{ path: "expectedCartVersion" }] });
  });
});

describe("parallel checkouts of one cart version", () => {
  const trials = 100;
  const paidStatuses = ["PAID", "PROCESSING", "COMPLETED"];

  /** Runs the trial `trials` times, ten in parallel, each with its own fakes. */
  async function forEachTrial(trial: (fakes: FakePeers, domain: OrdersDomain) => Promise<void>): Promise<void> {
    for (let done = 0; done < trials; done += 10) {
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          const made = newFakes();
          await trial(made, testOrdersDomain(testDatabase.database, made));
        }),
      );
    }
  }

  async function expectOnePaid(made: FakePeers): Promise<void> {
    const statuses = await statusesOf(made.cartVersion);
    expect(statuses.filter((status) => paidStatuses.includes(status))).toHaveLength(1);
    expect(statuses.filter((status) => status === "CREATED")).toEqual([]);
    expect(made.charges.size).toBe(1);
  }

  test.each([2, 5])(`%i tabs with their own keys pay for one order, ${trials} of ${trials} times`, async (tabs) => {
    await forEachTrial(async (made, shop) => {
      const who = customer();
      const outcomes = await Promise.all(Array.from({ length: tabs }, () => shop.checkout(input(randomUUID()), who)));
      await expectOnePaid(made);
      expect(outcomes.filter(({ kind }) => kind === "paid")).toHaveLength(1);
      for (const { kind } of outcomes)
        expect(["paid", "cartAlreadyOrdered", "cartEmpty", "superseded", "serviceUnavailable"]).toContain(kind);
    });
  });

  test(`paying a declined order against another checkout of its cart, ${trials} of ${trials} times`, async () => {
    expect.hasAssertions();
    await forEachTrial(async (made, shop) => {
      const who = customer();
      made.nextCharge = declined();
      const first = await shop.checkout(input("first"), who);
      if (first.kind !== "declined") throw new Error(first.kind);
      made.nextCharge = { kind: "succeeded" };
      const payment = { orderId: first.order.id, idempotencyKey: randomUUID(), payment: { card: goodCard } };
      await Promise.all([shop.payOrder(payment, who.id), shop.checkout(input("second"), who)]);
      await expectOnePaid(made);
    });
  });
});
