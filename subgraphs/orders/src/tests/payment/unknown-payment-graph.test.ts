import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { eventually, until } from "@souk/kernel/testing/eventually";
import { admin, course, lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

describe("a payment with an unknown outcome", () => {
  const report = async (orderId: string, outcome: string): Promise<void> => {
    const input = { eventId: randomUUID(), orderId, outcome };
    const mutation = `mutation ($input: PaymentSettledInput!) { paymentSettled(input: $input) }`;
    expect((await harness.execute(mutation, { input }, { from: "payments" })).errors).toBeUndefined();
  };
  const progress = async (): Promise<any> =>
    (
      await harness.execute(
        "{ orders { nodes { status checkout { step attempts lastError } refunds { state } } } }",
        {},
        { as: harness.buyer },
      )
    ).data.orders.nodes[0];

  async function unknown(): Promise<string> {
    harness.fakes.nextCharge = { kind: "pending" };
    harness.fakes.chargeState = "PENDING";
    const order = await harness.checkout();
    expect(order).toMatchObject({ __typename: "Order", status: "CREATED" });
    return order.id;
  }

  test("S2-36: keeps its stock, and the buyer sees that it is being confirmed", async () => {
    const id = await unknown();
    await until(() => harness.fakes.calls.includes(`hold ${id}`));
    expect(await progress()).toMatchObject({ checkout: { step: "CONFIRMING_PAYMENT", attempts: 1 } });
  });

  test("S2-21: pays the order when it has succeeded", async () => {
    const id = await unknown();
    await report(id, "SUCCEEDED");
    await report(id, "SUCCEEDED");
    expect(await progress()).toMatchObject({ status: "PAID", checkout: { step: "PAID", lastError: null } });
    await until(() => harness.fakes.calls.includes(`createShipment ${id}`));
  });

  test("releases the stock when it has failed", async () => {
    await report(await unknown(), "FAILED");
    expect(await progress()).toMatchObject({ status: "CREATED", checkout: { step: "AWAITING_PAYMENT" } });
    expect(harness.fakes.stock.get(lamp)).toBe(100);
  });

  test("is refunded once when it succeeded after the order was closed", async () => {
    const id = await unknown();
    await harness.run(`cancelOrder(id: "${id}")`, harness.buyer);
    await report(id, "SUCCEEDED");
    await report(id, "SUCCEEDED");
    await until(() => harness.fakes.refunds.size === 1);
    await until(() => harness.fakes.calls.some((call) => call.startsWith("mail paymentReturned")));
    expect(await progress()).toMatchObject({ status: "CANCELLED" });
  });

  test("cancels the order and is refunded when it succeeded after the goods were sold out", async () => {
    const id = await unknown();
    harness.fakes.reserved.delete(id);
    harness.fakes.stock.set(lamp, 0);
    await report(id, "SUCCEEDED");
    await until(() => harness.fakes.refunds.size === 1);
    expect(await progress()).toMatchObject({ status: "CANCELLED" });
  });
});

describe("stuckOrders and failedDeliveries", () => {
  test("list a failed delivery, and retryDelivery sends it again", async () => {
    harness.fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const { id } = (await harness.checkout()).order;
    await harness.onDatabase(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no answer' where payload -> 'data' ->> 'orderId' = $1 and task_id = (select id from graphile_worker._private_tasks where identifier = 'expireOrder')`,
      [id],
    );
    const list = `{ failedDeliveries { id task orderId lastError } stuckOrders { kind order { id } } }`;
    const { failedDeliveries, stuckOrders } = (await harness.execute(list, {}, { as: admin })).data;
    const failed = failedDeliveries.find((delivery: { orderId: string }) => delivery.orderId === id);
    expect(failed).toMatchObject({ task: "expireOrder", lastError: "no answer" });
    expect(stuckOrders).toContainEqual({ kind: "DELIVERY_FAILED", order: { id } });
    const retry = `mutation ($id: ID!) { retryDelivery(id: $id) { __typename } }`;
    const answer = await harness.execute(retry, { id: failed.id }, { as: admin });
    expect(answer.data.retryDelivery.__typename).toBe("FailedDelivery");
    expect((await harness.execute(retry, { id: failed.id }, { as: admin })).data.retryDelivery.__typename).toBe(
      "NotFound",
    );
    expect((await harness.execute(list, {}, { as: harness.buyer })).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test.each<["shipping" | "mails" | "courses", string, string, RegExp]>([
    ["shipping", lamp ?? "", "STEP_FAILING", /^createShipment: attempt 1 of 25 failed: shipping does not answer/],
    ["mails", lamp ?? "", "STEP_FAILING", /^sendMail: attempt 1 of 25 failed: mails does not answer/],
    ["courses", course ?? "", "NOT_ENROLLED", /^enrollBuyer: attempt 1 of 12 failed: courses does not answer/],
  ])("with %s down, list a paid order after the first failure; repairOrder completes it", async (peer, ...rest) => {
    const [productId, kind, reason] = rest;
    harness.fakes.cart = [{ productId, quantity: 1 }];
    const fakes = harness.fakes.peers;
    // available for the checkout itself, unavailable for the following job
    const work = peer === "shipping" ? "createShipment" : peer === "mails" ? "send" : "enroll";
    let isDown = true;
    const own = (fakes[peer] as any)[work];
    (fakes[peer] as any)[work] = async (...given: unknown[]) => {
      if (isDown) throw new ServiceUnavailableError(peer);
      return own(...given);
    };
    const { id, status } = await harness.checkout(productId === course ? { shippingAddress: null } : {});
    expect(status).toBe("PAID");
    const stuckNow = async (): Promise<any[]> => {
      const { data } = await harness.execute("{ stuckOrders { kind detail order { id } } }", {}, { as: admin });
      return data.stuckOrders.filter(({ order }: any) => order.id === id);
    };
    await eventually(async () =>
      expect(await stuckNow()).toEqual([{ kind, detail: expect.stringMatching(reason), order: { id } }]),
    );
    isDown = false;
    await harness.run(`repairOrder(id: "${id}")`, admin);
    await eventually(async () => expect(await stuckNow()).toEqual([]));
  });
});
