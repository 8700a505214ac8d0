import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { demoOrders } from "@souk/demo/orders";
import { demoUsers } from "@souk/demo/users";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import type { RequestOptions, TestViewer } from "@souk/kernel/testing/test-service-context";
import { PaymentsHarness } from "../../testing/payments-harness.js";

let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open({ demoData: true });
});

afterAll(async () => harness[Symbol.asyncDispose]());

function aCustomer(): TestViewer {
  return { id: randomUUID(), role: "CUSTOMER" };
}

const visa = { cardNumber: "4242 4242 4242 4242", expiryMonth: 12, expiryYear: 2040, cvc: "123" };

async function add(as: TestViewer, details: object = visa, paymentType = "CARD"): Promise<any> {
  const mutation = `mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename
    ... on PaymentMethod { id type brand last4 expiryMonth expiryYear createdAt }
    ... on Problem { code message } ... on InvalidInput { fields { path message } } } }`;
  return (await harness.execute(mutation, { input: { paymentType, details } }, { as })).data.addPaymentMethod;
}

async function listed(as: TestViewer): Promise<any[]> {
  return (await harness.execute(`{ paymentMethods { id brand last4 } }`, {}, { as })).data.paymentMethods;
}

async function remove(as: TestViewer, id: string): Promise<any> {
  const mutation = `mutation ($id: ID!) { removePaymentMethod(id: $id) {
    __typename ... on PaymentMethod { id brand } ... on Problem { code } } }`;
  return (await harness.execute(mutation, { id }, { as })).data.removePaymentMethod;
}

describe("addPaymentMethod", () => {
  test("returns the data of the card that may be shown", async () => {
    expect(await add(aCustomer())).toEqual({
      __typename: "PaymentMethod",
      id: expect.any(String),
      type: "CARD",
      brand: "Visa",
      last4: "4242",
      expiryMonth: 12,
      expiryYear: 2040,
      createdAt: expect.anything(),
    });
  });

  test.each<[string, object, string[]]>([
    ["a wrong check digit", { cardNumber: "15346781053311236" }, ["details.cardNumber"]],
    ["letters", { cardNumber: "visa" }, ["details.cardNumber"]],
    ["a 13th month", { expiryMonth: 13 }, ["details.expiryMonth"]],
    ["an expired card", { expiryYear: 2020 }, ["details.expiryYear"]],
    ["a CVC of five digits", { cvc: "12345" }, ["details.cvc"]],
    ["two faults at once", { cardNumber: "1", cvc: "" }, ["details.cardNumber", "details.cvc"]],
  ])("S2-79: rejects %s and names its path", async (_case, change, paths) => {
    const as = aCustomer();
    const answer = await add(as, { ...visa, ...change });
    expect(answer).toMatchObject({ __typename: "InvalidInput", code: "VALIDATION_FAILED" });
    expect(answer.fields.map(({ path }: { path: string }) => path)).toEqual(paths);
    expect(await listed(as)).toEqual([]);
  });

  test("stores at most 20 cards for each user, also when they are added at once", async () => {
    const as = aCustomer();
    const answers = await Promise.all(Array.from({ length: 24 }, () => add(as)));
    const refused = answers.filter(({ __typename }) => __typename !== "PaymentMethod");
    expect(refused.map(({ fields }) => fields[0].path)).toEqual(["details", "details", "details", "details"]);
    expect(await listed(as)).toHaveLength(20);
  });

  test("S1-35: accepts CREDIT_CARD for a card, and returns CARD", async () => {
    expect(await add(aCustomer(), visa, "CREDIT_CARD")).toMatchObject({ type: "CARD", last4: "4242" });
  });

  test("accepts only cards", async () => {
    const mutation = `mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename } }`;
    const body = await harness.execute(
      mutation,
      { input: { paymentType: "CASH", details: visa } },
      { as: aCustomer() },
    );
    expect(body.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});

describe("paymentMethods", () => {
  test("lists the viewer's own methods, newest first", async () => {
    const [viewer, other] = [aCustomer(), aCustomer()];
    await add(viewer);
    await add(viewer, { ...visa, cardNumber: "378282246310005", cvc: "1234" });
    await add(other);
    expect((await listed(viewer)).map(({ brand }) => brand)).toEqual(["American Express", "Visa"]);
  });

  test.each<[string, RequestOptions]>([
    ["an anonymous viewer", {}],
    ["a guest", { as: { id: randomUUID(), role: "GUEST" } }],
  ])("needs an account: %s is UNAUTHENTICATED", async (_who, options) => {
    for (const query of ["{ paymentMethods { id } }", `mutation { removePaymentMethod(id: "x") { __typename } }`]) {
      const body = await harness.execute(query, {}, options);
      expect([Object.values(body.data), body.errors?.[0]?.extensions?.code]).toEqual([[null], "UNAUTHENTICATED"]);
    }
  });
});

describe("removePaymentMethod", () => {
  test("returns the removed method, once", async () => {
    const as = aCustomer();
    const { id } = await add(as);
    expect(await remove(as, id)).toEqual({ __typename: "PaymentMethod", id, brand: "Visa" });
    expect(await remove(as, id)).toEqual({ __typename: "NotFound", code: "NOT_FOUND" });
    expect(await listed(as)).toEqual([]);
  });

  test("answers NotFound for another user's method, and does not remove it", async () => {
    const owner = aCustomer();
    const { id } = await add(owner);
    expect(await remove(aCustomer(), id)).toMatchObject({ __typename: "NotFound" });
    expect(await listed(owner)).toHaveLength(1);
  });

  test.each([[randomUUID()], ["not-an-id"]])("answers NotFound for %s", async (id) => {
    expect(await remove(aCustomer(), id)).toMatchObject({ __typename: "NotFound" });
  });
});

describe("Order.payments", () => {
  test("returns the demo payments of demo orders, and the next payment number follows the last demo one", async () => {
    const shown = await harness.paymentsOf(demoOrders.map(({ id }) => id));
    expect(shown.map((payments) => payments[0]?.number ?? null)).toEqual(
      demoOrders.map(({ payment }) => payment?.number ?? null),
    );
    const input = await harness.newCharge("4242424242424242");
    await harness.charge(input);
    expect(await harness.paymentsOf([input.orderId])).toMatchObject([[{ number: "PAY-569" }]]);
  });

  test("returns demo payments once after a second start, and they are in the bank's ledger", async () => {
    const [first] = demoOrders;
    await harness.restart();
    expect(await harness.paymentsOf([first?.id ?? ""])).toMatchObject([[{ number: "PAY-555", status: "SUCCEEDED" }]]);
    expect(await harness.provider.find("PAY-555")).toMatchObject({ kind: "succeeded", card: { last4: "4242" } });
  });

  test("is visible to the buyer and to admins, and empty for others", async () => {
    const order = demoOrders.find(({ payment }) => payment !== null);
    const admin = demoUsers.find(({ role }) => role === "ADMIN");
    const seenBy = async (id: string, role: TestViewer["role"]): Promise<number> =>
      (await harness.paymentsOf([order?.id ?? ""], { as: { id, role } }))[0]?.length ?? 0;
    expect(await seenBy(order?.customerId ?? "", "CUSTOMER")).toBe(1);
    expect(await seenBy(admin?.id ?? "", "ADMIN")).toBe(1);
    expect(await seenBy(randomUUID(), "CUSTOMER")).toBe(0);
    expect(await seenBy(randomUUID(), "GUEST")).toBe(0);
  });

  test("is null for a malformed order id, and empty for an unknown one", async () => {
    expect(await harness.paymentsOf(["ORD-101", randomUUID()])).toEqual([null, []]);
  });

  test("reads any number of orders in one statement", async () => {
    const orderIds = [...demoOrders.map(({ id }) => id), ...Array.from({ length: 30 }, () => randomUUID())];
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => harness.paymentsOf(orderIds));
    expect(counters.sqlStatements).toBe(1);
  });
});
