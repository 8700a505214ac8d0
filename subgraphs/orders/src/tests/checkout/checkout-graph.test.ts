import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { until } from "@souk/kernel/testing/eventually";
import { address, card, course, desk, lamp, orderFields, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

describe("checkout", () => {
  test("S1-07, S1-12, S1-33, S2-15, S2-19: writes the order, pays it, empties the cart and starts the following jobs", async () => {
    const order = await harness.checkout();
    expect(order).toMatchObject({ __typename: "Order", status: "PAID", total: { amount: "107.97" } });
    expect(order.number).toMatch(/^ORD-\d+$/);
    expect(order.events.map((event: { type: string }) => event.type)).toEqual([
      "orderPlaced",
      "stockReserved",
      "paymentCharged",
      "orderPaid",
      "stockCommitted",
    ]);
    expect(harness.fakes.cart).toEqual([]);
    await until(
      () =>
        harness.fakes.calls.includes(`createShipment ${order.id}`) &&
        harness.fakes.calls.includes(`mail orderPaid:${order.id}`),
    );
    expect(harness.fakes.calls).not.toContain(`enroll ${order.id}`);
  });

  test("enrolls the buyer in a course and ships nothing", async () => {
    harness.fakes.cart = [{ productId: course, quantity: 1 }];
    const order = await harness.checkout({ shippingAddress: null });
    expect(order).toMatchObject({ status: "PAID", total: { amount: "20.00" }, shippingTotal: { amount: "0.00" } });
    await until(() => harness.fakes.calls.includes(`enroll ${order.id}`));
    expect(harness.fakes.calls).not.toContain(`createShipment ${order.id}`);
  });

  test("with a declined card keeps the cart, releases the stock, and the order can be paid another way", async () => {
    harness.fakes.nextCharge = { kind: "declined", declineCode: "insufficient_funds", paymentId: randomUUID() };
    const declined = await harness.checkout();
    expect(declined).toMatchObject({
      __typename: "PaymentDeclined",
      declineCode: "insufficient_funds",
      order: { status: "CREATED" },
    });
    expect([harness.fakes.cart.length, harness.fakes.stock.get(lamp)]).toEqual([1, 100]);
    harness.fakes.nextCharge = { kind: "succeeded" };
    const paid = await harness.payOrder(declined.order.id);
    expect(paid).toMatchObject({ __typename: "Order", status: "PAID", number: declined.order.number });
    expect(paid.events.map((event: { type: string }) => event.type)).toEqual([
      "orderPlaced",
      "stockReserved",
      "paymentDeclined",
      "stockReserved",
      "paymentCharged",
      "orderPaid",
      "stockCommitted",
    ]);
    expect(await harness.payOrder(declined.order.id)).toMatchObject({ __typename: "Conflict" });
  });

  test("releases the stock of a declined order even if inventory is unavailable at first", async () => {
    const charge = jest.spyOn(harness.fakes.peers.payments, "charge").mockImplementationOnce(async () => {
      harness.fakes.down.add("inventory");
      return { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    });
    expect(await harness.checkout()).toMatchObject({ __typename: "PaymentDeclined" });
    charge.mockRestore();
    expect(harness.fakes.stock.get(lamp)).toBe(98);
    harness.fakes.down.clear();
    await until(() => harness.fakes.stock.get(lamp) === 100);
  });

  test("S2-16: names the products that are out of stock, and leaves no order", async () => {
    harness.fakes.stock.set(lamp, 1);
    expect(await harness.checkout()).toMatchObject({
      __typename: "OutOfStock",
      shortages: [{ product: { id: lamp }, requested: 2, available: 1 }],
    });
    expect(await harness.ownOrders()).toEqual([]);
    expect(harness.fakes.charges.size).toBe(0);
  });

  test.each([
    ["an empty cart", (): void => void (harness.fakes.cart = []), {}, { __typename: "CartEmpty" }],
    [
      "a product that is not on sale",
      (): void => harness.fakes.product(lamp, "1.00", { isActive: false }),
      {},
      { __typename: "ProductUnavailable" },
    ],
    [
      "a course that the buyer owns",
      (): void =>
        void (
          (harness.fakes.cart = [{ productId: course, quantity: 1 }]),
          harness.fakes.ownedBy(harness.buyer.id).add(course)
        ),
      {},
      { __typename: "AlreadyOwned" },
    ],
    [
      "a course whose instructor is the buyer",
      (): void => void ((harness.fakes.cart = [{ productId: course, quantity: 1 }]), harness.fakes.taught.add(course)),
      {},
      { __typename: "ProductUnavailable" },
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
      "an unknown carrier",
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
      "an unknown country",
      (): void => undefined,
      { shippingAddress: { ...address, country: "XQ" } },
      { __typename: "InvalidInput", fields: [{ path: "shippingAddress.country" }] },
    ],
    [
      "a payment method of another user",
      (): void => void (harness.fakes.nextCharge = { kind: "methodNotFound" }),
      { payment: { paymentMethodId: randomUUID() } },
      { __typename: "InvalidInput", fields: [{ path: "payment.paymentMethodId" }] },
    ],
  ] as const)("S3-83, S4-13: %s is refused and leaves nothing", async (_case, arrange, change, refusal) => {
    arrange();
    expect(await harness.checkout(change)).toMatchObject(refusal);
    expect(await harness.ownOrders()).toEqual([]);
    expect(harness.fakes.charges.size).toBe(0);
    expect(harness.fakes.stock.get(lamp)).toBe(100);
  });

  test.each(["carts", "catalog", "inventory", "shipping"] as const)("changes nothing with %s down", async (peer) => {
    harness.fakes.down.add(peer);
    expect(await harness.checkout()).toMatchObject({ __typename: "ServiceUnavailable", service: peer });
    expect(await harness.ownOrders()).toEqual([]);
    expect(harness.fakes.charges.size).toBe(0);
  });
});

describe("the number of SQL statements", () => {
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    const counters = new WorkCounters();
    await runInRequest({ counters }, work);
    return counters.sqlStatements;
  }

  test("a checkout runs four statements: claim, place, pay, drop the finished job", async () => {
    expect(await statementsOf(() => harness.checkout())).toBe(4);
  });

  test("a page of orders runs one statement, and one more for the total count", async () => {
    for (let count = 0; count < 3; count += 1) {
      harness.fakes.cart = [
        { productId: lamp, quantity: 1 },
        { productId: desk, quantity: 1 },
      ];
      await harness.checkout();
    }
    const query = `{ orders(first: 20) { nodes { ${orderFields} } totalCount pageInfo { hasNextPage } } }`;
    const call = async (): Promise<any> => harness.execute(query, {}, { as: harness.buyer });
    expect((await call()).data.orders.totalCount).toBe(3);
    expect(await statementsOf(call)).toBe(2);
  });
});
