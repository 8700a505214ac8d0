import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { admin, lamp, OrdersBench } from "./testing/orders-bench.js";

let bench: OrdersBench;

beforeAll(async () => {
  bench = await OrdersBench.open();
});

afterAll(async () => bench[Symbol.asyncDispose]());

beforeEach(() => bench.reset());

describe("a payment that nobody knows of yet", () => {
  const news = async (orderId: string, outcome: string): Promise<void> => {
    const input = { eventId: randomUUID(), orderId, outcome };
    const mutation = `mutation ($input: PaymentSettledInput!) { paymentSettled(input: $input) }`;
    expect((await bench.ask(mutation, { input }, { from: "payments" })).errors).toBeUndefined();
  };
  const progress = async (): Promise<any> =>
    (
      await bench.ask(
        "{ orders { nodes { status checkout { step attempts lastError } refunds { state } } } }",
        {},
        { as: bench.buyer },
      )
    ).data.orders.nodes[0];

  async function unknown(): Promise<string> {
    bench.world.nextCharge = { kind: "pending" };
    bench.world.chargeState = "PENDING";
    const order = await bench.checkout();
    expect(order).toMatchObject({ __typename: "Order", status: "CREATED" });
    return order.id;
  }

  test("keeps its stock, and the buyer sees that it is being found out", async () => {
    const id = await unknown();
    await bench.until(() => bench.world.calls.includes(`hold ${id}`));
    expect(await progress()).toMatchObject({ checkout: { step: "CONFIRMING_PAYMENT", attempts: 1 } });
  });

  test("and went through after all pays the order", async () => {
    const id = await unknown();
    await news(id, "SUCCEEDED");
    await news(id, "SUCCEEDED");
    expect(await progress()).toMatchObject({ status: "PAID", checkout: { step: "PAID", lastError: null } });
    await bench.until(() => bench.world.calls.includes(`createShipment ${id}`));
  });

  test("and failed after all frees the stock", async () => {
    await news(await unknown(), "FAILED");
    expect(await progress()).toMatchObject({ status: "CREATED", checkout: { step: "AWAITING_PAYMENT" } });
    expect(bench.world.stock.get(lamp)).toBe(100);
  });

  test("and went through when the order was closed goes back by itself, once", async () => {
    const id = await unknown();
    await bench.run(`cancelOrder(id: "${id}")`, bench.buyer);
    await news(id, "SUCCEEDED");
    await news(id, "SUCCEEDED");
    await bench.until(() => bench.world.refunds.size === 1);
    await bench.until(() => bench.world.calls.some((call) => call.startsWith("mail paymentReturned")));
    expect(await progress()).toMatchObject({ status: "CANCELLED" });
  });

  test("and went through when the goods were gone ends the order and goes back", async () => {
    const id = await unknown();
    bench.world.reserved.delete(id);
    bench.world.stock.set(lamp, 0);
    await news(id, "SUCCEEDED");
    await bench.until(() => bench.world.refunds.size === 1);
    expect(await progress()).toMatchObject({ status: "CANCELLED" });
  });
});

describe("what admins see of what is stuck", () => {
  test("a delivery that was given up is listed, and sent again", async () => {
    bench.world.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const { id } = (await bench.checkout()).order;
    await bench.onDatabase(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no answer' where payload -> 'data' ->> 'orderId' = $1 and task_id = (select id from graphile_worker._private_tasks where identifier = 'expireOrder')`,
      [id],
    );
    const list = `{ failedDeliveries { id task orderId lastError } stuckOrders { kind order { id } } }`;
    const { failedDeliveries, stuckOrders } = (await bench.ask(list, {}, { as: admin })).data;
    const failed = failedDeliveries.find((delivery: { orderId: string }) => delivery.orderId === id);
    expect(failed).toMatchObject({ task: "expireOrder", lastError: "no answer" });
    expect(stuckOrders).toContainEqual({ kind: "DELIVERY_FAILED", order: { id } });
    const retry = `mutation ($id: ID!) { retryDelivery(id: $id) { __typename } }`;
    const answer = await bench.ask(retry, { id: failed.id }, { as: admin });
    expect(answer.data.retryDelivery.__typename).toBe("FailedDelivery");
    expect((await bench.ask(retry, { id: failed.id }, { as: admin })).data.retryDelivery.__typename).toBe("NotFound");
    expect((await bench.ask(list, {}, { as: bench.buyer })).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
