import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import { admin, lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

describe("the lifecycle of an order", () => {
  async function unpaid(): Promise<string> {
    harness.fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    return (await harness.checkout()).order.id;
  }

  test("cancelling an unpaid order releases its stock and notifies the buyer", async () => {
    const id = await unpaid();
    expect(await harness.run(`cancelOrder(id: "${id}")`, harness.buyer)).toMatchObject({
      __typename: "Order",
      status: "CANCELLED",
    });
    await until(() => harness.fakes.calls.includes(`mail orderCancelled:${id}`));
    expect(await harness.run(`cancelOrder(id: "${id}")`, harness.buyer)).toMatchObject({ __typename: "Conflict" });
    expect(await harness.payOrder(id)).toMatchObject({ __typename: "Conflict" });
  });

  test("contains the next statuses", async () => {
    const query = `query ($id: ID) { order(id: $id) { allowedTransitions } }`;
    const allowed = async (id: string): Promise<string[]> =>
      (await harness.execute(query, { id }, { as: harness.buyer })).data.order.allowedTransitions;
    const id = await unpaid();
    expect(await allowed(id)).toEqual(["PAID", "CANCELLED"]);
    await harness.run(`cancelOrder(id: "${id}")`, harness.buyer);
    expect(await allowed(id)).toEqual([]);
  });

  test("hides the order of another person", async () => {
    const { id } = await harness.checkout();
    const stranger = { id: randomUUID(), role: "CUSTOMER" } as const;
    expect(await harness.run(`cancelOrder(id: "${id}")`, stranger)).toMatchObject({ __typename: "NotFound" });
    expect(await harness.payOrder(id, stranger)).toMatchObject({ __typename: "NotFound" });
    const query = `query ($id: ID) { order(id: $id) { id } }`;
    expect((await harness.execute(query, { id }, { as: stranger })).data.order).toBeNull();
    expect((await harness.execute(query, { id }, { as: admin })).data.order).toEqual({ id });
  });

  test("lets admins advance it one step at a time, and nobody else", async () => {
    const { id } = await harness.checkout();
    expect(await harness.run(`advanceOrder(id: "${id}", to: COMPLETED)`, admin)).toMatchObject({
      __typename: "Conflict",
    });
    expect(await harness.run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin)).toMatchObject({
      status: "PROCESSING",
    });
    expect(await harness.run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin)).toMatchObject({
      status: "PROCESSING",
    });
    expect(await harness.run(`advanceOrder(id: "${id}", to: COMPLETED)`, admin)).toMatchObject({ status: "COMPLETED" });
    expect(await harness.run(`advanceOrder(id: "${id}", to: PAID)`, admin)).toMatchObject({ __typename: "Conflict" });
    expect(await harness.run(`advanceOrder(id: "${id}", to: PROCESSING)`, harness.buyer)).toBe("FORBIDDEN");
    expect(await harness.run(`advanceOrder(id: "nothing", to: PROCESSING)`, admin)).toMatchObject({
      __typename: "NotFound",
    });
  });

  test("S3-87: follows shipping's events, each written once, even if they arrive late or twice", async () => {
    const { id } = await harness.checkout();
    const record = async (eventId: string, status: string): Promise<void> => {
      const input = {
        eventId,
        orderId: id,
        trackingNumber: "SHIP-1",
        carrier: "UPS",
        status,
        at: new Date().toISOString(),
      };
      const body = await harness.execute(
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
    const [order] = await harness.ownOrders();
    expect(order.status).toBe("COMPLETED");
    const types = order.events.map((event: { type: string }) => event.type);
    expect(types.filter((type: string) => type.startsWith("shipment")).sort()).toEqual([
      "shipmentDelivered",
      "shipmentInTransit",
      "shipmentPending",
    ]);
    expect(types.filter((type: string) => !type.startsWith("shipment"))).toEqual([
      "orderPlaced",
      "stockReserved",
      "paymentCharged",
      "orderPaid",
      "stockCommitted",
      "orderProcessing",
      "orderCompleted",
    ]);
  });
});

describe("lists", () => {
  test("filter and page by cursor, newest first", async () => {
    const numbers: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      harness.fakes.cart = [{ productId: lamp, quantity: 1 }];
      numbers.unshift((await harness.checkout()).number);
    }
    const page = async (args: string): Promise<any> =>
      (
        await harness.execute(
          `{ orders(${args}) { nodes { number } pageInfo { hasNextPage endCursor } } }`,
          {},
          { as: harness.buyer },
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
    const body = await harness.execute(query, {}, role ? { as: { id: randomUUID(), role } } : {});
    expect(body.errors?.[0]?.extensions?.code).toBe(code);
  });
});
