import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import pg from "pg";
import { runInRequest, WorkCounters } from "@souk/kernel/request-context";
import type { Subgraph } from "@souk/kernel/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testSurroundings, type TestSurroundings, type TestViewer } from "@souk/kernel/testing/test-surroundings";
import { startOrders } from "./app.js";
import { ordersDatabase } from "./store/database-definition.js";
import { FakePeers } from "./testing/fake-peers.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const [lamp, desk, course] = [randomUUID(), randomUUID(), randomUUID()];
const address = { fullName: "Ada", line1: "1 Main", city: "Ottawa", postalCode: "K1A", country: "ca" };
const card = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2030, cvc: "123" };
let orders: Subgraph;
let surroundings: TestSurroundings;
let opened: AsyncDisposableStack;
let world: FakePeers;
let buyer: TestViewer;
let databaseUrl: string;

beforeAll(async () => {
  opened = new AsyncDisposableStack();
  const database = opened.use(await TestDatabase.create("orders", ordersDatabase));
  databaseUrl = database.url;
  surroundings = await testSurroundings();
  const config = { database: database.settings, currency: "CAD", unpaidOrderSeconds: 86_400, demoData: false };
  world = new FakePeers();
  // one world for each test, behind peers that the subgraph keeps
  orders = opened.use(await startOrders(config, surroundings, { peers: pointingAt(() => world.peers) }));
});

afterAll(async () => opened.disposeAsync());

async function onDatabase(sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql, values);
  await client.end();
}

beforeEach(() => {
  world = new FakePeers();
  world.product(lamp, "49.99");
  world.product(desk, "10.00");
  world.product(course, "20.00", { kind: "COURSE" });
  world.cart = [{ productId: lamp, quantity: 2 }];
  buyer = { id: randomUUID(), role: "CUSTOMER" };
});

function pointingAt(current: () => FakePeers["peers"]): FakePeers["peers"] {
  return {
    get carts() {
      return current().carts;
    },
    get catalog() {
      return current().catalog;
    },
    get inventory() {
      return current().inventory;
    },
    get courses() {
      return current().courses;
    },
    get shipping() {
      return current().shipping;
    },
    get payments() {
      return current().payments;
    },
    get mails() {
      return current().mails;
    },
  };
}

const orderFields = `id number status total { amount } shippingTotal { amount } lines { name quantity lineTotal { amount } } events { type from to detail }`;
const checkoutMutation = `mutation ($input: CheckoutInput!) { checkout(input: $input) {
  __typename ... on Order { ${orderFields} } ... on Problem { code }
  ... on PaymentDeclined { declineCode order { ${orderFields} } }
  ... on OutOfStock { shortages { product { id } requested available } }
  ... on PriceChanged { total { amount } } ... on ServiceUnavailable { service } ... on InvalidInput { fields { path } } } }`;

async function checkout(change: object = {}, as: TestViewer = buyer): Promise<any> {
  const input = { idempotencyKey: randomUUID(), payment: { card }, shippingAddress: address, ...change };
  const body = await surroundings.ask(orders, checkoutMutation, { input }, { as });
  expect(body.errors).toBeUndefined();
  return body.data.checkout;
}

async function ownOrders(): Promise<any[]> {
  return (await surroundings.ask(orders, `{ orders { nodes { ${orderFields} } } }`, {}, { as: buyer })).data.orders
    .nodes;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(holds()).toBe(true);
}

describe("checkout", () => {
  test("writes the order, pays it, empties the cart and sets the rest going", async () => {
    const order = await checkout();
    expect(order).toMatchObject({ __typename: "Order", status: "PAID", total: { amount: "107.97" } });
    expect(order.number).toMatch(/^ORD-\d+$/);
    expect(order.events.map((event: { type: string }) => event.type)).toEqual(["orderPlaced", "orderPaid"]);
    expect(world.cart).toEqual([]);
    await until(
      () => world.calls.includes(`createShipment ${order.id}`) && world.calls.includes(`mail orderPaid:${order.id}`),
    );
    expect(world.calls).not.toContain(`enroll ${order.id}`);
  });

  test("enrolls for a course and ships nothing of it", async () => {
    world.cart = [{ productId: course, quantity: 1 }];
    const order = await checkout({ shippingAddress: null });
    expect(order).toMatchObject({ status: "PAID", total: { amount: "20.00" }, shippingTotal: { amount: "0.00" } });
    await until(() => world.calls.includes(`enroll ${order.id}`));
    expect(world.calls).not.toContain(`createShipment ${order.id}`);
  });

  test("a declined card leaves the cart, frees the stock, and the order can be paid another way", async () => {
    world.nextCharge = { kind: "declined", declineCode: "insufficient_funds", paymentId: randomUUID() };
    const declined = await checkout();
    expect(declined).toMatchObject({
      __typename: "PaymentDeclined",
      declineCode: "insufficient_funds",
      order: { status: "CREATED" },
    });
    expect([world.cart.length, world.stock.get(lamp)]).toEqual([1, 100]);
    world.nextCharge = { kind: "succeeded" };
    const paid = await payOrder(declined.order.id);
    expect(paid).toMatchObject({ __typename: "Order", status: "PAID", number: declined.order.number });
    expect(paid.events.map((event: { type: string }) => event.type)).toEqual([
      "orderPlaced",
      "paymentDeclined",
      "orderPaid",
    ]);
    expect(await payOrder(declined.order.id)).toMatchObject({ __typename: "Conflict" });
  });

  test("a decline frees the stock also when inventory is away by then", async () => {
    const charge = jest.spyOn(world.peers.payments, "charge").mockImplementationOnce(async () => {
      world.down.add("inventory");
      return { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    });
    expect(await checkout()).toMatchObject({ __typename: "PaymentDeclined" });
    charge.mockRestore();
    expect(world.stock.get(lamp)).toBe(98);
    world.down.clear();
    await until(() => world.stock.get(lamp) === 100);
  });

  test("what is out of stock is named, and no order is left", async () => {
    world.stock.set(lamp, 1);
    expect(await checkout()).toMatchObject({
      __typename: "OutOfStock",
      shortages: [{ product: { id: lamp }, requested: 2, available: 1 }],
    });
    expect(await ownOrders()).toEqual([]);
    expect(world.charges.size).toBe(0);
  });

  test.each([
    ["an empty cart", (): void => void (world.cart = []), {}, { __typename: "CartEmpty" }],
    [
      "a product that is not on sale",
      (): void => world.product(lamp, "1.00", { isActive: false }),
      {},
      { __typename: "ProductUnavailable" },
    ],
    [
      "a course that the buyer has",
      (): void => void ((world.cart = [{ productId: course, quantity: 1 }]), world.owned.add(course)),
      {},
      { __typename: "AlreadyOwned" },
    ],
    [
      "another total than expected",
      (): void => undefined,
      { expectedTotal: { amount: "1.00", currency: "CAD" } },
      { __typename: "PriceChanged", total: { amount: "107.97" } },
    ],
    [
      "goods without an address",
      (): void => undefined,
      { shippingAddress: null },
      { __typename: "InvalidInput", fields: [{ path: "shippingAddress" }] },
    ],
    [
      "a carrier that is none",
      (): void => undefined,
      { carrier: "Pigeon" },
      { __typename: "InvalidInput", fields: [{ path: "carrier" }] },
    ],
    [
      "a card that fails its check digit",
      (): void => undefined,
      { payment: { card: { ...card, cardNumber: "15346781053311236" } } },
      { __typename: "InvalidInput", fields: [{ path: "payment.card.cardNumber" }] },
    ],
    [
      "no payment at all",
      (): void => undefined,
      { payment: {} },
      { __typename: "InvalidInput", fields: [{ path: "payment" }] },
    ],
    [
      "two payments",
      (): void => undefined,
      { payment: { card, paymentMethodId: "x" } },
      { __typename: "InvalidInput", fields: [{ path: "payment" }] },
    ],
    [
      "an empty key",
      (): void => undefined,
      { idempotencyKey: "" },
      { __typename: "InvalidInput", fields: [{ path: "idempotencyKey" }] },
    ],
    [
      "a country that is none",
      (): void => undefined,
      { shippingAddress: { ...address, country: "XQ" } },
      { __typename: "InvalidInput", fields: [{ path: "shippingAddress.country" }] },
    ],
    [
      "a payment method of someone else",
      (): void => void (world.nextCharge = { kind: "methodNotFound" }),
      { payment: { paymentMethodId: randomUUID() } },
      { __typename: "InvalidInput", fields: [{ path: "payment.paymentMethodId" }] },
    ],
  ] as const)("%s is refused and leaves nothing", async (_case, arrange, change, refusal) => {
    arrange();
    expect(await checkout(change)).toMatchObject(refusal);
    expect(await ownOrders()).toEqual([]);
    expect(world.charges.size).toBe(0);
    expect(world.stock.get(lamp)).toBe(100);
  });

  test.each(["carts", "catalog", "inventory", "shipping"] as const)("with %s down nothing is changed", async (peer) => {
    world.down.add(peer);
    expect(await checkout()).toMatchObject({ __typename: "ServiceUnavailable", service: peer });
    expect(await ownOrders()).toEqual([]);
    expect(world.charges.size).toBe(0);
  });
});

describe("the idempotency key", () => {
  test("of the header serves where no argument gives one, and a repeat says that it is one", async () => {
    const { id } = await checkout();
    const cancel = async (key: string): Promise<[boolean | undefined, any]> => {
      const headers = {
        authorization: await surroundings.bearer(buyer),
        "x-service-name": "router",
        "x-service-authorization": await surroundings.serviceTokens.issue("router", "orders"),
        "idempotency-key": key,
      };
      const query = `mutation { cancelOrder(id: "${id}") { __typename } }`;
      const { idempotencyReplayed, body } = await orders.execute({ query }, headers);
      return [idempotencyReplayed, (body.data as any)?.cancelOrder.__typename];
    };
    expect(await cancel("k1")).toEqual([false, "Order"]);
    expect(await cancel("k1")).toEqual([true, "Order"]);
    expect(await cancel("k2")).toEqual([false, "Conflict"]);
  });

  test("20 requests at once with one key are one order and one charge", async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => checkout({ idempotencyKey })));
    expect(new Set(answers.map((answer) => `${answer.__typename} ${answer.id}`)).size).toBe(1);
    expect(world.charges.size).toBe(1);
    expect(await ownOrders()).toHaveLength(1);
  });

  test("repeats a decline as it was", async () => {
    const idempotencyKey = randomUUID();
    world.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const first = await checkout({ idempotencyKey });
    world.nextCharge = { kind: "succeeded" };
    expect(await checkout({ idempotencyKey })).toMatchObject({
      __typename: "PaymentDeclined",
      order: { id: first.order.id },
    });
    expect(world.charges.size).toBe(0);
  });

  test("refuses another body", async () => {
    const idempotencyKey = randomUUID();
    await checkout({ idempotencyKey });
    expect(await checkout({ idempotencyKey, carrier: "UPS" })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });

  test("is free again after a refusal that left nothing", async () => {
    const idempotencyKey = randomUUID();
    world.stock.set(lamp, 0);
    expect((await checkout({ idempotencyKey })).__typename).toBe("OutOfStock");
    world.stock.set(lamp, 5);
    expect((await checkout({ idempotencyKey })).__typename).toBe("Order");
  });

  test("goes on with the order when payments was out of reach", async () => {
    const idempotencyKey = randomUUID();
    const stored = { payment: { paymentMethodId: randomUUID() } };
    world.down.add("payments");
    expect(await checkout({ idempotencyKey, ...stored })).toMatchObject({
      __typename: "ServiceUnavailable",
      service: "payments",
    });
    // the buyer may have been charged: the order has to be there for whoever finds out
    const [inDoubt] = await ownOrders();
    expect(inDoubt.status).toBe("CREATED");
    world.down.clear();
    const paid = await checkout({ idempotencyKey, ...stored });
    expect(paid).toMatchObject({ __typename: "Order", status: "PAID", id: inDoubt.id });
    expect(await ownOrders()).toHaveLength(1);
    expect(world.charges.size).toBe(1);
  });

  test("belongs to its buyer alone", async () => {
    const idempotencyKey = randomUUID();
    const mine = await checkout({ idempotencyKey });
    world.cart = [{ productId: lamp, quantity: 1 }];
    const theirs = await checkout({ idempotencyKey }, { id: randomUUID(), role: "CUSTOMER" });
    expect(theirs.id).not.toBe(mine.id);
  });
});

async function payOrder(orderId: string, as: TestViewer = buyer): Promise<any> {
  const mutation = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename ... on Order { ${orderFields} } ... on Problem { code message } } }`;
  const input = { orderId, idempotencyKey: randomUUID(), payment: { card } };
  return (await surroundings.ask(orders, mutation, { input }, { as })).data.payOrder;
}

async function run(field: string, as: TestViewer): Promise<any> {
  const body = await surroundings.ask(
    orders,
    `mutation { ${field} { __typename ... on Order { status events { type } } ... on Problem { code } } }`,
    {},
    { as },
  );
  return Object.values(body.data)[0] ?? body.errors?.[0]?.extensions?.code;
}

describe("an order's way", () => {
  async function unpaid(): Promise<string> {
    world.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    return (await checkout()).order.id;
  }

  test("cancelling an unpaid one frees its stock and tells the buyer", async () => {
    const id = await unpaid();
    expect(await run(`cancelOrder(id: "${id}")`, buyer)).toMatchObject({ __typename: "Order", status: "CANCELLED" });
    await until(() => world.calls.includes(`mail orderCancelled:${id}`));
    expect(await run(`cancelOrder(id: "${id}")`, buyer)).toMatchObject({ __typename: "Conflict" });
    expect(await payOrder(id)).toMatchObject({ __typename: "Conflict" });
  });

  test("another person's is not there", async () => {
    const { id } = await checkout();
    const stranger = { id: randomUUID(), role: "CUSTOMER" } as const;
    expect(await run(`cancelOrder(id: "${id}")`, stranger)).toMatchObject({ __typename: "NotFound" });
    expect(await payOrder(id, stranger)).toMatchObject({ __typename: "NotFound" });
    const query = `query ($id: ID) { order(id: $id) { id } }`;
    expect((await surroundings.ask(orders, query, { id }, { as: stranger })).data.order).toBeNull();
    expect((await surroundings.ask(orders, query, { id }, { as: admin })).data.order).toEqual({ id });
  });

  test("admins advance it a step at a time, and nobody else", async () => {
    const { id } = await checkout();
    expect(await run(`advanceOrder(id: "${id}", to: COMPLETED)`, admin)).toMatchObject({ __typename: "Conflict" });
    expect(await run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin)).toMatchObject({ status: "PROCESSING" });
    expect(await run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin)).toMatchObject({ status: "PROCESSING" });
    expect(await run(`advanceOrder(id: "${id}", to: COMPLETED)`, admin)).toMatchObject({ status: "COMPLETED" });
    expect(await run(`advanceOrder(id: "${id}", to: PAID)`, admin)).toMatchObject({ __typename: "Conflict" });
    expect(await run(`advanceOrder(id: "${id}", to: PROCESSING)`, buyer)).toBe("FORBIDDEN");
    expect(await run(`advanceOrder(id: "nothing", to: PROCESSING)`, admin)).toMatchObject({ __typename: "NotFound" });
  });

  test("shipping's news move it, each written once, also when they come late or twice", async () => {
    const { id } = await checkout();
    const record = async (eventId: string, status: string): Promise<void> => {
      const input = {
        eventId,
        orderId: id,
        trackingNumber: "SHIP-1",
        carrier: "UPS",
        status,
        at: new Date().toISOString(),
      };
      const body = await surroundings.ask(
        orders,
        `mutation ($input: RecordShipmentInput!) { recordShipment(input: $input) }`,
        { input },
        { from: "shipping" },
      );
      expect(body.errors).toBeUndefined();
    };
    await record("e1", "PENDING");
    await record("e3", "DELIVERED");
    await record("e2", "IN_TRANSIT");
    await record("e3", "DELIVERED");
    const [order] = await ownOrders();
    expect(order.status).toBe("COMPLETED");
    const types = order.events.map((event: { type: string }) => event.type);
    expect(types.filter((type: string) => type.startsWith("shipment")).sort()).toEqual([
      "shipmentDelivered",
      "shipmentInTransit",
      "shipmentPending",
    ]);
    expect(types.filter((type: string) => !type.startsWith("shipment"))).toEqual([
      "orderPlaced",
      "orderPaid",
      "orderProcessing",
      "orderCompleted",
    ]);
  });
});

describe("money that goes back", () => {
  const refundedFields = `status refunds { state amount { amount } lines { product { id } quantity } } events { type actor }`;

  async function refund(id: string, args = "", as: TestViewer = admin): Promise<any> {
    const mutation = `mutation { refundOrder(id: "${id}"${args}) { __typename ... on Order { ${refundedFields} } ... on Problem { code message } } }`;
    const body = await surroundings.ask(orders, mutation, {}, { as });
    return body.data.refundOrder ?? body.errors?.[0]?.extensions?.code;
  }

  test("the whole of a paid order: REFUNDED, its shipment stopped, its stock back, the buyer told", async () => {
    const { id } = await checkout();
    const refunded = await refund(id);
    expect(refunded).toMatchObject({ status: "REFUNDED", refunds: [{ state: "DONE", amount: { amount: "107.97" } }] });
    expect([...world.refunds.values()]).toEqual([10_797]);
    await until(() =>
      ["returnStock", "cancelShipment", "mail refund"].every((call) =>
        world.calls.some((made) => made.startsWith(call)),
      ),
    );
    expect(await refund(id)).toMatchObject({ __typename: "Conflict" });
  });

  test("a course of it ends", async () => {
    world.cart = [{ productId: course, quantity: 1 }];
    world.nothingToReserve = true;
    const { id } = await checkout({ shippingAddress: null });
    expect(await refund(id)).toMatchObject({ status: "REFUNDED" });
    await until(() => world.calls.some((call) => call.startsWith("endEnrollments")));
    expect(world.calls.some((call) => call.startsWith("returnStock") && call.endsWith(id))).toBe(false);
  });

  test("in parts, until all of it is back, and never more", async () => {
    const { id } = await checkout();
    const one = `, lines: [{ productId: "${lamp}", quantity: 1 }]`;
    expect(await refund(id, one)).toMatchObject({ status: "PAID", refunds: [{ amount: { amount: "49.99" } }] });
    expect(await refund(id, `, lines: [{ productId: "${lamp}", quantity: 2 }]`)).toMatchObject({
      __typename: "Conflict",
    });
    expect(await refund(id, `, lines: [{ productId: "${desk}", quantity: 1 }]`)).toMatchObject({
      __typename: "Conflict",
    });
    expect(await refund(id, one)).toMatchObject({ status: "REFUNDED", refunds: [{}, { amount: { amount: "57.98" } }] });
    expect([...world.refunds.values()].reduce((sum, amount) => sum + amount, 0)).toBe(10_797);
  });

  test("of goods that have left, the stock waits for the carrier", async () => {
    const { id } = await checkout();
    await run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin);
    expect(await refund(id)).toMatchObject({ status: "REFUNDED" });
    const input = {
      eventId: "back",
      orderId: id,
      trackingNumber: "SHIP-9",
      carrier: "UPS",
      status: "RETURNED",
      at: new Date().toISOString(),
    };
    const isBack = (call: string): boolean => call.startsWith("returnStock") && call.endsWith(id);
    expect(world.calls.some(isBack)).toBe(false);
    await surroundings.ask(
      orders,
      `mutation ($input: RecordShipmentInput!) { recordShipment(input: $input) }`,
      { input },
      { from: "shipping" },
    );
    await until(() => world.calls.includes(`returnStock returned:SHIP-9 of ${id}`));
  });

  test("twenty refunds of the whole at once give it back once", async () => {
    const { id } = await checkout();
    await Promise.all(Array.from({ length: 20 }, () => refund(id)));
    expect([...world.refunds.values()]).toEqual([10_797]);
  });

  test("with payments away the refund is asked for, and settled by the outbox when payments is back", async () => {
    const { id } = await checkout();
    world.down.add("payments");
    expect(await refund(id)).toMatchObject({ status: "PAID", refunds: [{ state: "REQUESTED" }] });
    world.down.clear();
    await until(() => world.refunds.size === 1);
  });

  test("a paid order that its buyer cancels is closed at once, and its money goes back", async () => {
    const { id } = await checkout();
    expect(await run(`cancelOrder(id: "${id}")`, buyer)).toMatchObject({ __typename: "Order", status: "CANCELLED" });
    await until(() => world.refunds.size === 1 && world.calls.some((call) => call.startsWith("returnStock cancel")));
    const [order] = await ownOrders();
    expect(order.status).toBe("CANCELLED");
  });

  test("what is on its way only the shop can cancel", async () => {
    const { id } = await checkout();
    await run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin);
    expect(await run(`cancelOrder(id: "${id}")`, buyer)).toMatchObject({ __typename: "Conflict" });
    expect(await run(`cancelOrder(id: "${id}")`, admin)).toMatchObject({ __typename: "Order", status: "CANCELLED" });
  });

  test("is for admins", async () => {
    const { id } = await checkout();
    expect(await refund(id, "", buyer)).toBe("FORBIDDEN");
    expect(await refund(randomUUID())).toMatchObject({ __typename: "NotFound" });
    expect(await refund(id, ", lines: []")).toMatchObject({ code: "VALIDATION_FAILED" });
  });
});

describe("a payment that nobody knows of yet", () => {
  const news = async (orderId: string, outcome: string): Promise<void> => {
    const input = { eventId: randomUUID(), orderId, outcome };
    const mutation = `mutation ($input: PaymentSettledInput!) { paymentSettled(input: $input) }`;
    expect((await surroundings.ask(orders, mutation, { input }, { from: "payments" })).errors).toBeUndefined();
  };
  const progress = async (): Promise<any> =>
    (
      await surroundings.ask(
        orders,
        "{ orders { nodes { status checkout { step attempts lastError } refunds { state } } } }",
        {},
        { as: buyer },
      )
    ).data.orders.nodes[0];

  async function unknown(): Promise<string> {
    world.nextCharge = { kind: "pending" };
    world.chargeState = "PENDING";
    const order = await checkout();
    expect(order).toMatchObject({ __typename: "Order", status: "CREATED" });
    return order.id;
  }

  test("keeps its stock, and the buyer sees that it is being found out", async () => {
    const id = await unknown();
    await until(() => world.calls.includes(`hold ${id}`));
    expect(await progress()).toMatchObject({ checkout: { step: "CONFIRMING_PAYMENT", attempts: 1 } });
  });

  test("and went through after all pays the order", async () => {
    const id = await unknown();
    await news(id, "SUCCEEDED");
    await news(id, "SUCCEEDED");
    expect(await progress()).toMatchObject({ status: "PAID", checkout: { step: "PAID", lastError: null } });
    await until(() => world.calls.includes(`createShipment ${id}`));
  });

  test("and failed after all frees the stock", async () => {
    await news(await unknown(), "FAILED");
    expect(await progress()).toMatchObject({ status: "CREATED", checkout: { step: "AWAITING_PAYMENT" } });
    expect(world.stock.get(lamp)).toBe(100);
  });

  test("and went through when the order was closed goes back by itself, once", async () => {
    const id = await unknown();
    await run(`cancelOrder(id: "${id}")`, buyer);
    await news(id, "SUCCEEDED");
    await news(id, "SUCCEEDED");
    await until(() => world.refunds.size === 1);
    await until(() => world.calls.some((call) => call.startsWith("mail paymentReturned")));
    expect(await progress()).toMatchObject({ status: "CANCELLED" });
  });

  test("and went through when the goods were gone ends the order and goes back", async () => {
    const id = await unknown();
    world.reserved.delete(id);
    world.stock.set(lamp, 0);
    await news(id, "SUCCEEDED");
    await until(() => world.refunds.size === 1);
    expect(await progress()).toMatchObject({ status: "CANCELLED" });
  });
});

describe("what admins see of what is stuck", () => {
  test("a delivery that was given up is listed, and sent again", async () => {
    world.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const { id } = (await checkout()).order;
    await onDatabase(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no answer' where payload -> 'data' ->> 'orderId' = $1 and task_id = (select id from graphile_worker._private_tasks where identifier = 'expireOrder')`,
      [id],
    );
    const list = `{ failedDeliveries { id task orderId lastError } stuckOrders { kind order { id } } }`;
    const { failedDeliveries, stuckOrders } = (await surroundings.ask(orders, list, {}, { as: admin })).data;
    const failed = failedDeliveries.find((delivery: { orderId: string }) => delivery.orderId === id);
    expect(failed).toMatchObject({ task: "expireOrder", lastError: "no answer" });
    expect(stuckOrders).toContainEqual({ kind: "DELIVERY_FAILED", order: { id } });
    const retry = `mutation ($id: ID!) { retryDelivery(id: $id) { __typename } }`;
    const answer = await surroundings.ask(orders, retry, { id: failed.id }, { as: admin });
    expect(answer.data.retryDelivery.__typename).toBe("FailedDelivery");
    expect(
      (await surroundings.ask(orders, retry, { id: failed.id }, { as: admin })).data.retryDelivery.__typename,
    ).toBe("NotFound");
    expect((await surroundings.ask(orders, list, {}, { as: buyer })).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("the work of a request", () => {
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    const counters = new WorkCounters();
    await runInRequest({ counters }, work);
    return counters.sqlStatements;
  }

  test("a checkout is four statements of its own: claim, place, pay, drop the job that is done", async () => {
    expect(await statementsOf(() => checkout())).toBe(4);
  });

  test("a page of orders is one, and its number one more", async () => {
    for (let count = 0; count < 3; count += 1) {
      world.cart = [
        { productId: lamp, quantity: 1 },
        { productId: desk, quantity: 1 },
      ];
      await checkout();
    }
    const query = `{ orders(first: 20) { nodes { ${orderFields} } totalCount pageInfo { hasNextPage } } }`;
    const ask = async (): Promise<any> => surroundings.ask(orders, query, {}, { as: buyer });
    expect((await ask()).data.orders.totalCount).toBe(3);
    expect(await statementsOf(ask)).toBe(2);
  });
});

describe("lists", () => {
  test("filter and page by cursor, newest first", async () => {
    const numbers: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      world.cart = [{ productId: lamp, quantity: 1 }];
      numbers.unshift((await checkout()).number);
    }
    const page = async (args: string): Promise<any> =>
      (
        await surroundings.ask(
          orders,
          `{ orders(${args}) { nodes { number } pageInfo { hasNextPage endCursor } } }`,
          {},
          { as: buyer },
        )
      ).data.orders;
    const first = await page("first: 2");
    const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...second.nodes].map((order) => order.number)).toEqual(numbers);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect((await page(`filter: { number: "${numbers[1]}" }`)).nodes).toEqual([{ number: numbers[1] }]);
    expect((await page("filter: { status: CANCELLED }")).nodes).toEqual([]);
  });

  test.each([
    ["{ orders { totalCount } }", undefined, "UNAUTHENTICATED"],
    ["{ allOrders { totalCount } }", "CUSTOMER", "FORBIDDEN"],
    ["{ orders(first: 101) { totalCount } }", "CUSTOMER", "BAD_USER_INPUT"],
    ["{ order { id } }", "CUSTOMER", "BAD_USER_INPUT"],
  ] as const)("%s for %s is %s", async (query, role, code) => {
    const body = await surroundings.ask(orders, query, {}, role ? { as: { id: randomUUID(), role } } : {});
    expect(body.errors?.[0]?.extensions?.code).toBe(code);
  });
});
