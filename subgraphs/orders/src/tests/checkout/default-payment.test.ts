import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { address, course, lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;
let methodId: string;

const stored = { ...address, country: "CA", line1: "7 Default Street", line2: null, region: null, phone: null };
const without = { payment: null, shippingAddress: null };

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(async () => {
  await harness.reset();
  methodId = randomUUID();
});

function withDefaults({ method = true, address: hasAddress = true } = {}): void {
  if (method) harness.fakes.defaultMethods.set(harness.buyer.id, methodId);
  if (hasAddress) harness.fakes.defaultAddresses.set(harness.buyer.id, stored);
}

const placedAddress = async (orderId: string): Promise<unknown> =>
  (
    await harness.execute(
      `query ($id: ID!) { order(id: $id) { shippingAddress { line1 } } }`,
      { id: orderId },
      { as: harness.buyer },
    )
  ).data.order.shippingAddress;

async function payWithDefault(orderId: string, as: TestViewer = harness.buyer): Promise<any> {
  const mutation = `mutation ($input: PayOrderInput!) { payOrder(input: $input) {
    __typename ... on Order { status } ... on InvalidInput { fields { path message } } } }`;
  return (await harness.execute(mutation, { input: { orderId, idempotencyKey: randomUUID() } }, { as })).data.payOrder;
}

describe("checkout without a payment or an address", () => {
  test("uses the buyer's defaults", async () => {
    withDefaults();
    const order = await harness.checkout(without);
    expect(order).toMatchObject({ __typename: "Order", status: "PAID" });
    expect(harness.fakes.sources).toEqual([{ paymentMethodId: methodId }]);
    expect(await placedAddress(order.id)).toEqual({ line1: stored.line1 });
  });

  test("prefers what is given", async () => {
    withDefaults();
    const order = await harness.checkout();
    expect(harness.fakes.sources).toEqual([{ cardToken: "token" }]);
    expect(await placedAddress(order.id)).toEqual({ line1: address.line1 });
  });

  test.each([
    ["both", { method: false, address: false }, ["payment", "shippingAddress"]],
    ["the payment", { method: false }, ["payment"]],
    ["the address", { address: false }, ["shippingAddress"]],
  ])("names what is missing: %s", async (_missing, defaults, paths) => {
    withDefaults(defaults);
    const answer = await harness.checkout(without);
    expect(answer.__typename).toBe("InvalidInput");
    expect(answer.fields.map(({ path }: { path: string }) => path)).toEqual(paths);
    expect([await harness.ownOrders(), harness.fakes.charges.size]).toEqual([[], 0]);
  });

  test("needs no address for a course", async () => {
    withDefaults({ address: false });
    harness.fakes.cart = [{ productId: course, quantity: 1 }];
    expect(await harness.checkout(without)).toMatchObject({ __typename: "Order", status: "PAID" });
    expect(harness.fakes.calls).not.toContain("defaultAddress");
  });

  test("is refused for a guest, who has no defaults", async () => {
    const guest: TestViewer = { id: randomUUID(), role: "GUEST" };
    const answer = await harness.checkout({ ...without, email: "june@example.com" }, guest);
    expect(answer.fields.map(({ path }: { path: string }) => path)).toEqual(["payment", "shippingAddress"]);
  });

  test.each(["payments", "accounts"] as const)(
    "reports that %s is unavailable, and places no order",
    async (service) => {
      withDefaults();
      harness.fakes.down.add(service);
      expect(await harness.checkout(without)).toMatchObject({ __typename: "ServiceUnavailable", service });
      expect(await harness.ownOrders()).toEqual([]);
    },
  );

  test("returns the order of a repeated request, also when the default has changed", async () => {
    withDefaults();
    const request = { ...without, idempotencyKey: randomUUID() };
    const { id } = await harness.checkout(request);
    harness.fakes.defaultMethods.set(harness.buyer.id, randomUUID());
    expect(await harness.checkout(request)).toMatchObject({ __typename: "Order", id });
    expect(harness.fakes.charges.size).toBe(1);
  });
});

describe("payOrder without a payment", () => {
  async function unpaidOrder(): Promise<string> {
    harness.fakes.cart = [{ productId: lamp, quantity: 1 }];
    harness.fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const { order } = await harness.checkout();
    harness.fakes.nextCharge = { kind: "succeeded" };
    return order.id;
  }

  test("uses the buyer's default payment method", async () => {
    const orderId = await unpaidOrder();
    withDefaults();
    expect(await payWithDefault(orderId)).toMatchObject({ __typename: "Order", status: "PAID" });
    expect(harness.fakes.sources.at(-1)).toEqual({ paymentMethodId: methodId });
  });

  test("without a default names the payment, and a later payment succeeds", async () => {
    const orderId = await unpaidOrder();
    expect(await payWithDefault(orderId)).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "payment", message: "is needed: there is no default payment method" }],
    });
    expect(await harness.payOrder(orderId)).toMatchObject({ __typename: "Order", status: "PAID" });
  });
});
