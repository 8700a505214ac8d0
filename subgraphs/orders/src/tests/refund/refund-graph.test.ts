import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { admin, course, desk, lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

describe("refundOrder", () => {
  const refundedFields = `status refunds { state amount { amount } lines { product { id } quantity } } events { type actor }`;

  async function refund(id: string, args = "", as: TestViewer = admin): Promise<any> {
    const mutation = `mutation { refundOrder(id: "${id}"${args}) { __typename ... on Order { ${refundedFields} } ... on Problem { code message } } }`;
    const body = await harness.execute(mutation, {}, { as });
    return body.data.refundOrder ?? body.errors?.[0]?.extensions?.code;
  }

  test("for a whole paid order sets REFUNDED, stops the shipment, returns the stock and notifies the buyer", async () => {
    const { id } = await harness.checkout();
    const refunded = await refund(id);
    expect(refunded).toMatchObject({ status: "REFUNDED", refunds: [{ state: "DONE", amount: { amount: "107.97" } }] });
    expect([...harness.fakes.refunds.values()]).toEqual([10_797]);
    await until(() =>
      ["returnStock", "cancelShipment", "mail refund"].every((call) =>
        harness.fakes.calls.some((made) => made.startsWith(call)),
      ),
    );
    expect(await refund(id)).toMatchObject({ __typename: "Conflict" });
  });

  test("for a course ends the enrollment", async () => {
    harness.fakes.cart = [{ productId: course, quantity: 1 }];
    harness.fakes.nothingToReserve = true;
    const { id } = await harness.checkout({ shippingAddress: null });
    expect(await refund(id)).toMatchObject({ status: "REFUNDED" });
    await until(() => harness.fakes.calls.some((call) => call.startsWith("endEnrollments")));
    expect(harness.fakes.calls.some((call) => call.startsWith("returnStock") && call.endsWith(id))).toBe(false);
  });

  test("in parts ends when everything is refunded, and never exceeds the payment", async () => {
    const { id } = await harness.checkout();
    const one = `, lines: [{ productId: "${lamp}", quantity: 1 }]`;
    expect(await refund(id, one)).toMatchObject({ status: "PAID", refunds: [{ amount: { amount: "49.99" } }] });
    expect(await refund(id, `, lines: [{ productId: "${lamp}", quantity: 2 }]`)).toMatchObject({
      __typename: "Conflict",
    });
    expect(await refund(id, `, lines: [{ productId: "${desk}", quantity: 1 }]`)).toMatchObject({
      __typename: "Conflict",
    });
    expect(await refund(id, one)).toMatchObject({ status: "REFUNDED", refunds: [{}, { amount: { amount: "57.98" } }] });
    expect([...harness.fakes.refunds.values()].reduce((sum, amount) => sum + amount, 0)).toBe(10_797);
  });

  test("for a free course ends the enrollment without a call to payments", async () => {
    harness.fakes.product(course, "0.00", { kind: "COURSE" });
    harness.fakes.cart = [{ productId: course, quantity: 1 }];
    harness.fakes.down.add("payments");
    const { id } = await harness.checkout({ payment: null, shippingAddress: null });
    expect(await refund(id)).toMatchObject({ status: "REFUNDED", refunds: [{ state: "DONE" }] });
    await until(() => harness.fakes.calls.some((call) => call.startsWith("endEnrollments")));
    expect(harness.fakes.refused).toEqual([]);
    expect(await refund(id)).toMatchObject({ __typename: "Conflict" });
  });

  test("for the lines with a price leaves the free ones, which are refunded later", async () => {
    harness.fakes.product(course, "0.00", { kind: "COURSE" });
    harness.fakes.shippingMinor = 0;
    harness.fakes.cart.push({ productId: course, quantity: 1 });
    const { id } = await harness.checkout();
    expect(await refund(id, `, lines: [{ productId: "${lamp}", quantity: 2 }]`)).toMatchObject({ status: "PAID" });
    expect(await refund(id)).toMatchObject({ status: "REFUNDED", refunds: [{}, { amount: { amount: "0.00" } }] });
  });

  test("for goods that have left, the stock waits for the carrier", async () => {
    const { id } = await harness.checkout();
    await harness.run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin);
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
    expect(harness.fakes.calls.some(isBack)).toBe(false);
    await harness.execute(
      `mutation ($input: RecordShipmentInput!) { recordShipment(input: $input) }`,
      { input },
      { from: "shipping" },
    );
    await until(() => harness.fakes.calls.includes(`returnStock returned:SHIP-9 of ${id}`));
  });

  test("refunds once for twenty parallel refunds of the whole order", async () => {
    const { id } = await harness.checkout();
    await Promise.all(Array.from({ length: 20 }, () => refund(id)));
    expect([...harness.fakes.refunds.values()]).toEqual([10_797]);
  });

  test("is requested while payments is unavailable, and settled by the outbox later", async () => {
    const { id } = await harness.checkout();
    harness.fakes.down.add("payments");
    expect(await refund(id)).toMatchObject({ status: "PAID", refunds: [{ state: "REQUESTED" }] });
    harness.fakes.down.clear();
    await until(() => harness.fakes.refunds.size === 1);
  });

  test("a paid order that its buyer cancels is closed at once, and its payment is refunded", async () => {
    const { id } = await harness.checkout();
    expect(await harness.run(`cancelOrder(id: "${id}")`, harness.buyer)).toMatchObject({
      __typename: "Order",
      status: "CANCELLED",
    });
    await until(
      () =>
        harness.fakes.refunds.size === 1 && harness.fakes.calls.some((call) => call.startsWith("returnStock cancel")),
    );
    const [order] = await harness.ownOrders();
    expect(order.status).toBe("CANCELLED");
  });

  test("an order of 0 that its buyer cancels returns its stock without a call to payments", async () => {
    harness.fakes.product(lamp, "0.00");
    harness.fakes.shippingMinor = 0;
    harness.fakes.down.add("payments");
    const { id } = await harness.checkout({ payment: null });
    expect(await harness.run(`cancelOrder(id: "${id}")`, harness.buyer)).toMatchObject({ status: "CANCELLED" });
    await until(() => harness.fakes.calls.some((call) => call.startsWith("returnStock cancel")));
    await until(
      async () =>
        (await harness.rowsOf(`select 1 from order_refunds where state = 'DONE' and order_id = $1`, [id])).length === 1,
    );
    expect(harness.fakes.refused).toEqual([]);
  });

  test("only the shop can cancel an order in transit", async () => {
    const { id } = await harness.checkout();
    await harness.run(`advanceOrder(id: "${id}", to: PROCESSING)`, admin);
    expect(await harness.run(`cancelOrder(id: "${id}")`, harness.buyer)).toMatchObject({ __typename: "Conflict" });
    expect(await harness.run(`cancelOrder(id: "${id}")`, admin)).toMatchObject({
      __typename: "Order",
      status: "CANCELLED",
    });
  });

  test("requires an admin", async () => {
    const { id } = await harness.checkout();
    expect(await refund(id, "", harness.buyer)).toBe("FORBIDDEN");
    expect(await refund(randomUUID())).toMatchObject({ __typename: "NotFound" });
    expect(await refund(id, ", lines: []")).toMatchObject({ code: "VALIDATION_FAILED" });
  });
});
