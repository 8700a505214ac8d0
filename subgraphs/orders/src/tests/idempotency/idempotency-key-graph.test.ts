import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { admin, lamp, OrdersBench } from "../../testing/orders-harness.js";

let bench: OrdersBench;

beforeAll(async () => {
  bench = await OrdersBench.open();
});

afterAll(async () => bench[Symbol.asyncDispose]());

beforeEach(() => bench.reset());

describe("the idempotency key", () => {
  test("from the header is used without an argument, and a repeat is marked as replayed", async () => {
    const { id } = await bench.checkout();
    const cancel = async (key: string): Promise<[boolean | undefined, any]> => {
      const headers = {
        authorization: await bench.surroundings.bearer(bench.buyer),
        "x-service-name": "router",
        "x-service-authorization": await bench.surroundings.serviceTokens.issue("router", "orders"),
        "idempotency-key": key,
      };
      const query = `mutation { cancelOrder(id: "${id}") { __typename } }`;
      const { idempotencyReplayed, body } = await bench.orders.execute({ query }, headers);
      return [idempotencyReplayed, (body.data as any)?.cancelOrder.__typename];
    };
    expect(await cancel("k1")).toEqual([false, "Order"]);
    expect(await cancel("k1")).toEqual([true, "Order"]);
    expect(await cancel("k2")).toEqual([false, "Conflict"]);
  });

  test("makes 20 parallel requests one order and one charge", async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bench.checkout({ idempotencyKey })));
    expect(new Set(answers.map((answer) => `${answer.__typename} ${answer.id}`)).size).toBe(1);
    expect(bench.world.charges.size).toBe(1);
    expect(await bench.ownOrders()).toHaveLength(1);
  });

  test("repeats a decline", async () => {
    const idempotencyKey = randomUUID();
    bench.world.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const first = await bench.checkout({ idempotencyKey });
    bench.world.nextCharge = { kind: "succeeded" };
    expect(await bench.checkout({ idempotencyKey })).toMatchObject({
      __typename: "PaymentDeclined",
      order: { id: first.order.id },
    });
    expect(bench.world.charges.size).toBe(0);
  });

  test("refuses another body", async () => {
    const idempotencyKey = randomUUID();
    await bench.checkout({ idempotencyKey });
    expect(await bench.checkout({ idempotencyKey, carrier: "UPS" })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });

  test("is free after a refusal that left nothing", async () => {
    const idempotencyKey = randomUUID();
    bench.world.stock.set(lamp, 0);
    expect((await bench.checkout({ idempotencyKey })).__typename).toBe("OutOfStock");
    bench.world.stock.set(lamp, 5);
    expect((await bench.checkout({ idempotencyKey })).__typename).toBe("Order");
  });

  test("continues with the order after payments was unavailable", async () => {
    const idempotencyKey = randomUUID();
    const stored = { payment: { paymentMethodId: randomUUID() } };
    bench.world.down.add("payments");
    expect(await bench.checkout({ idempotencyKey, ...stored })).toMatchObject({
      __typename: "ServiceUnavailable",
      service: "payments",
    });
    // the buyer may have been charged, so the order must exist when the outcome is known
    const [inDoubt] = await bench.ownOrders();
    expect(inDoubt.status).toBe("CREATED");
    bench.world.down.clear();
    const paid = await bench.checkout({ idempotencyKey, ...stored });
    expect(paid).toMatchObject({ __typename: "Order", status: "PAID", id: inDoubt.id });
    expect(await bench.ownOrders()).toHaveLength(1);
    expect(bench.world.charges.size).toBe(1);
  });

  test("returns the cancelled order after a request that cancelled it and failed", async () => {
    const { id } = await bench.checkout();
    const cancel = `cancelOrder(id: "${id}", idempotencyKey: "${randomUUID()}")`;
    bench.failsAt = "cancel.closed";
    expect(await bench.run(cancel, bench.buyer)).toBe("INTERNAL_SERVER_ERROR");
    bench.failsAt = null;
    expect(await bench.run(cancel, bench.buyer)).toMatchObject({ __typename: "Order", status: "CANCELLED" });
  });

  test("refunds units once after a request that wrote the refund and failed", async () => {
    const { id } = await bench.checkout();
    const refund = `refundOrder(id: "${id}", idempotencyKey: "${randomUUID()}", lines: [{ productId: "${lamp}", quantity: 1 }])`;
    bench.failsAt = "refund.requested";
    expect(await bench.run(refund, admin)).toBe("INTERNAL_SERVER_ERROR");
    bench.failsAt = null;
    expect(await bench.run(refund, admin)).toMatchObject({ __typename: "Order" });
    expect(await bench.rowsOf("select lines from order_refunds where order_id = $1", [id])).toHaveLength(1);
  });

  test("is separate for each buyer", async () => {
    const idempotencyKey = randomUUID();
    const mine = await bench.checkout({ idempotencyKey });
    bench.world.cart = [{ productId: lamp, quantity: 1 }];
    const theirs = await bench.checkout({ idempotencyKey }, { id: randomUUID(), role: "CUSTOMER" });
    expect(theirs.id).not.toBe(mine.id);
  });
});
