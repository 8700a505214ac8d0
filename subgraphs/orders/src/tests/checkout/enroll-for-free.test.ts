import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { adjustPrice, allow } from "@souk/kernel/project/rules";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { admin, course, lamp, orderFields, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;
/** Whether the project's rule gives courses away. */
let isGift: boolean;

const gift = () => (isGift ? adjustPrice(0, { en: "A gift", fr: "Un cadeau" }) : allow());

beforeAll(async () => {
  harness = await OrdersHarness.open({ project: { rules: { priceLine: { gift } } } });
});

afterAll(async () => harness[Symbol.asyncDispose]());

/** The course is free, the cart holds a lamp, and payments does not answer. */
beforeEach(async () => {
  await harness.reset();
  isGift = false;
  harness.fakes.product(course, "0.00", { kind: "COURSE" });
  harness.fakes.down.add("payments");
});

async function enroll(
  { productId = course, idempotencyKey = randomUUID() }: { productId?: string; idempotencyKey?: string } = {},
  as: TestViewer = harness.buyer,
): Promise<any> {
  const mutation = `mutation ($input: EnrollForFreeInput!) { enrollForFree(input: $input) {
    __typename ... on Order { ${orderFields} } ... on Problem { code }
    ... on ProductUnavailable { product { id } } ... on PriceChanged { total { amount } } ... on InvalidInput { fields { path } } } }`;
  const { data, errors } = await harness.execute(mutation, { input: { productId, idempotencyKey } }, { as });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.enrollForFree ?? errors?.[0]?.extensions?.code;
}

describe("enrollForFree", () => {
  test("orders the course alone, and does not read the cart or call payments", async () => {
    const order = await enroll();
    expect(order).toMatchObject({ status: "PAID", total: { amount: "0.00" }, lines: [{ quantity: 1 }] });
    expect(order.events.map(({ type }: any) => type)).toEqual(["orderPlaced", "orderPaid", "enrolled"]);
    expect(harness.fakes.calls).toContain(`enroll ${order.id}`);
    expect(harness.fakes.calls).not.toContain("checkoutCart");
    expect([harness.fakes.cart.length, harness.fakes.refused]).toEqual([1, []]);
  });

  test("returns the same order to a repeat, and refuses the key for another request", async () => {
    const idempotencyKey = randomUUID();
    const { id } = await enroll({ idempotencyKey });
    expect(await enroll({ idempotencyKey })).toMatchObject({ __typename: "Order", id });
    expect(await enroll({ idempotencyKey, productId: lamp })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
    expect(await harness.checkout({ idempotencyKey })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });

  test("places one order for parallel requests with different keys", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => enroll()));
    const [order, ...others] = await harness.ownOrders();
    expect(others).toEqual([]);
    // a request that asks courses after the enrollment finds the course owned
    const given = new Set(answers.map(({ id, __typename }) => id ?? __typename));
    expect([order.id, "AlreadyOwned"]).toEqual(expect.arrayContaining([...given]));
    expect(given).toContain(order.id);
  });

  test("pays the order of an earlier request that died", async () => {
    harness.failsAt = "checkout.placed";
    await enroll();
    harness.failsAt = null;
    expect(await enroll()).toMatchObject({ __typename: "Order", status: "PAID" });
    expect(await harness.ownOrders()).toHaveLength(1);
  });

  test("accepts a course that a rule makes free for the buyer", async () => {
    isGift = true;
    harness.fakes.product(course, "20.00", { kind: "COURSE" });
    expect(await enroll()).toMatchObject({ status: "PAID", total: { amount: "0.00" } });
  });

  test("leaves an unpaid order of the cart alone", async () => {
    harness.fakes.down.clear();
    const waiting = await harness.checkout({ payment: { later: true } });
    await enroll();
    expect((await harness.ownOrders()).map(({ id, status }) => [id, status])).toContainEqual([waiting.id, "CREATED"]);
  });

  test("enrolls again after a refund", async () => {
    const first = await enroll();
    expect(await enroll()).toMatchObject({ __typename: "AlreadyOwned" });
    expect(await harness.run(`refundOrder(id: "${first.id}")`, admin)).toMatchObject({ status: "REFUNDED" });
    harness.fakes.ownedBy(harness.buyer.id).delete(course);
    const second = await enroll();
    expect([second.__typename, second.id === first.id]).toEqual(["Order", false]);
  });
});

describe("enrollForFree orders nothing", () => {
  test.each<[string, () => unknown, string, object]>([
    ["goods", () => harness.fakes.product(course, "0.00"), "ProductUnavailable", { product: { id: course } }],
    [
      "a course that is not on sale, and does not show it",
      () => harness.fakes.product(course, "0.00", { kind: "COURSE", isActive: false }),
      "ProductUnavailable",
      { product: null },
    ],
    ["an unknown product", () => harness.fakes.products.delete(course), "ProductUnavailable", { product: null }],
    ["the viewer's own course", () => harness.fakes.taught.add(course), "ProductUnavailable", {}],
    ["a course that the viewer has", () => harness.fakes.ownedBy(harness.buyer.id).add(course), "AlreadyOwned", {}],
    [
      "a course that is not free any more",
      () => harness.fakes.product(course, "5.00", { kind: "COURSE" }),
      "PriceChanged",
      { total: { amount: "5.00" } },
    ],
    ["while courses does not answer", () => harness.fakes.down.add("courses"), "ServiceUnavailable", {}],
  ])("%s", async (_case, given, typename, details) => {
    given();
    expect(await enroll()).toMatchObject({ __typename: typename, ...details });
    expect([await harness.ownOrders(), harness.fakes.refused.includes("charge")]).toEqual([[], false]);
  });

  test("for a malformed id or an empty key", async () => {
    expect(await enroll({ productId: "7" })).toMatchObject({ code: "PRODUCT_UNAVAILABLE" });
    expect(await enroll({ idempotencyKey: "" })).toMatchObject({ fields: [{ path: "idempotencyKey" }] });
  });

  test("for a guest", async () => {
    expect(await enroll({}, { id: randomUUID(), role: "GUEST" })).toBe("UNAUTHENTICATED");
  });
});
