import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { admin, lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

describe("S3-109: the idempotency key", () => {
  test("from the header is used without an argument, and a repeat is marked as replayed", async () => {
    const { id } = await harness.checkout();
    const cancel = async (key: string): Promise<[boolean | undefined, any]> => {
      const headers = {
        authorization: await harness.serviceContext.bearer(harness.buyer),
        "x-service-name": "router",
        "x-service-authorization": await harness.serviceContext.serviceTokens.issue("router", "orders"),
        "idempotency-key": key,
      };
      const query = `mutation { cancelOrder(id: "${id}") { __typename } }`;
      const { idempotencyReplayed, body } = await harness.orders.execute({ query }, headers);
      return [idempotencyReplayed, (body.data as any)?.cancelOrder.__typename];
    };
    expect(await cancel("k1")).toEqual([false, "Order"]);
    expect(await cancel("k1")).toEqual([true, "Order"]);
    expect(await cancel("k2")).toEqual([false, "Conflict"]);
  });

  test("makes 20 parallel requests one order and one charge", async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => harness.checkout({ idempotencyKey })));
    expect(new Set(answers.map((answer) => `${answer.__typename} ${answer.id}`)).size).toBe(1);
    expect(harness.fakes.charges.size).toBe(1);
    expect(await harness.ownOrders()).toHaveLength(1);
  });

  test("repeats a decline", async () => {
    const idempotencyKey = randomUUID();
    harness.fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const first = await harness.checkout({ idempotencyKey });
    harness.fakes.nextCharge = { kind: "succeeded" };
    expect(await harness.checkout({ idempotencyKey })).toMatchObject({
      __typename: "PaymentDeclined",
      order: { id: first.order.id },
    });
    expect(harness.fakes.charges.size).toBe(0);
  });

  test("refuses another body", async () => {
    const idempotencyKey = randomUUID();
    await harness.checkout({ idempotencyKey });
    expect(await harness.checkout({ idempotencyKey, carrier: "UPS" })).toMatchObject({
      code: "IDEMPOTENCY_KEY_REUSED",
    });
  });

  test("is free after a refusal that left nothing", async () => {
    const idempotencyKey = randomUUID();
    harness.fakes.stock.set(lamp, 0);
    expect((await harness.checkout({ idempotencyKey })).__typename).toBe("OutOfStock");
    harness.fakes.stock.set(lamp, 5);
    expect((await harness.checkout({ idempotencyKey })).__typename).toBe("Order");
  });

  test("continues with the order after payments was unavailable", async () => {
    const idempotencyKey = randomUUID();
    const stored = { payment: { paymentMethodId: randomUUID() } };
    harness.fakes.down.add("payments");
    expect(await harness.checkout({ idempotencyKey, ...stored })).toMatchObject({
      __typename: "ServiceUnavailable",
      service: "payments",
    });
    // the buyer may have been charged, so the order must exist when the outcome is known
    const [inDoubt] = await harness.ownOrders();
    expect(inDoubt.status).toBe("CREATED");
    harness.fakes.down.clear();
    const paid = await harness.checkout({ idempotencyKey, ...stored });
    expect(paid).toMatchObject({ __typename: "Order", status: "PAID", id: inDoubt.id });
    expect(await harness.ownOrders()).toHaveLength(1);
    expect(harness.fakes.charges.size).toBe(1);
  });

  test("returns the cancelled order after a request that cancelled it and failed", async () => {
    const { id } = await harness.checkout();
    const cancel = `cancelOrder(id: "${id}", idempotencyKey: "${randomUUID()}")`;
    harness.failsAt = "cancel.closed";
    expect(await harness.run(cancel, harness.buyer)).toBe("INTERNAL_SERVER_ERROR");
    harness.failsAt = null;
    expect(await harness.run(cancel, harness.buyer)).toMatchObject({ __typename: "Order", status: "CANCELLED" });
  });

  test("refunds units once after a request that wrote the refund and failed", async () => {
    const { id } = await harness.checkout();
    const refund = `refundOrder(id: "${id}", idempotencyKey: "${randomUUID()}", lines: [{ productId: "${lamp}", quantity: 1 }])`;
    harness.failsAt = "refund.requested";
    expect(await harness.run(refund, admin)).toBe("INTERNAL_SERVER_ERROR");
    harness.failsAt = null;
    expect(await harness.run(refund, admin)).toMatchObject({ __typename: "Order" });
    expect(await harness.rowsOf("select lines from order_refunds where order_id = $1", [id])).toHaveLength(1);
  });

  test("is separate for each buyer", async () => {
    const idempotencyKey = randomUUID();
    const mine = await harness.checkout({ idempotencyKey });
    harness.fakes.cart = [{ productId: lamp, quantity: 1 }];
    const theirs = await harness.checkout({ idempotencyKey }, { id: randomUUID(), role: "CUSTOMER" });
    expect(theirs.id).not.toBe(mine.id);
  });
});
