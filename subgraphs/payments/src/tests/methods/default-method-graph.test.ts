import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { PaymentsHarness } from "../../testing/payments-harness.js";

interface Method {
  readonly id: string;
  readonly isDefault: boolean;
}

let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

function aCustomer(): TestViewer {
  return { id: randomUUID(), role: "CUSTOMER" };
}

const add = (as: TestViewer): Promise<string> => harness.storedMethod(as.id, "4242424242424242");

async function methodsOf(as: TestViewer): Promise<Method[]> {
  return (await harness.execute(`{ paymentMethods { id isDefault } }`, {}, { as })).data.paymentMethods;
}

async function change(name: "setDefaultPaymentMethod" | "removePaymentMethod", as: TestViewer, id: string) {
  const mutation = `mutation ($id: ID!) { result: ${name}(id: $id) {
    __typename ... on PaymentMethod { id isDefault } ... on Problem { code } } }`;
  return (await harness.execute(mutation, { id }, { as })).data.result;
}

async function defaultOf(as: TestViewer): Promise<string | null> {
  const query = `query ($id: ID!) { defaultPaymentMethod(userId: $id) }`;
  return (await harness.execute(query, { id: as.id }, { from: "orders" })).data.defaultPaymentMethod;
}

describe("the default payment method", () => {
  test("is the first one, until another one is chosen", async () => {
    const as = aCustomer();
    expect(await defaultOf(as)).toBeNull();
    const [first, second] = [await add(as), await add(as)];
    expect(await defaultOf(as)).toBe(first);
    expect(await change("setDefaultPaymentMethod", as, second)).toEqual({
      __typename: "PaymentMethod",
      id: second,
      isDefault: true,
    });
    expect(await defaultOf(as)).toBe(second);
    expect(await methodsOf(as)).toEqual([
      { id: second, isDefault: true },
      { id: first, isDefault: false },
    ]);
  });

  test("is the oldest remaining one after its removal", async () => {
    const as = aCustomer();
    const [first, second, third] = [await add(as), await add(as), await add(as)];
    await change("setDefaultPaymentMethod", as, third);
    await change("removePaymentMethod", as, third);
    expect(await defaultOf(as)).toBe(first);
    await change("removePaymentMethod", as, second);
    await change("removePaymentMethod", as, first);
    expect(await defaultOf(as)).toBeNull();
  });

  test("is not another user's, nor one that does not exist", async () => {
    const [owner, other] = [aCustomer(), aCustomer()];
    const foreign = await add(owner);
    const own = await add(other);
    for (const id of [foreign, randomUUID(), "not-an-id"])
      expect(await change("setDefaultPaymentMethod", other, id)).toEqual({ __typename: "NotFound", code: "NOT_FOUND" });
    expect([await defaultOf(owner), await defaultOf(other)]).toEqual([foreign, own]);
  });

  test("cannot be a guest's or an anonymous viewer's", async () => {
    for (const options of [{}, { as: { id: randomUUID(), role: "GUEST" } as const }]) {
      const body = await harness.execute(`mutation { setDefaultPaymentMethod(id: "x") { __typename } }`, {}, options);
      expect([body.data, body.errors?.[0]?.extensions?.code]).toEqual([
        { setDefaultPaymentMethod: null },
        "UNAUTHENTICATED",
      ]);
    }
  });

  test("is exactly one of the methods after any concurrent changes", async () => {
    const step = fc.record({
      kind: fc.constantFrom("add", "setDefaultPaymentMethod", "removePaymentMethod"),
      index: fc.nat(4),
    } as const);
    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(rounds, async (changes) => {
        const as = aCustomer();
        for (const concurrent of changes) {
          const known = await methodsOf(as);
          await Promise.all(
            concurrent.map(({ kind, index }) =>
              kind === "add" ? add(as) : change(kind, as, known[index]?.id ?? randomUUID()),
            ),
          );
          const methods = await methodsOf(as);
          expect(methods.filter(({ isDefault }) => isDefault)).toHaveLength(Math.min(1, methods.length));
        }
      }),
      { numRuns: 25 },
    );
  });
});

test("the database refuses a second default method, and accepts methods without one", async () => {
  const as = aCustomer();
  const first = await add(as);
  await add(as);
  const { manager } = harness.database;
  await expect(
    manager.query(`update payment_methods set is_default = true where user_id = $1`, [as.id]),
  ).rejects.toThrow("payment_methods_default");
  // as the previous version of the service writes
  await manager.query(
    `insert into payment_methods (id, user_id, card_token, brand, last4, expiry_month, expiry_year, created_at)
     select gen_random_uuid(), user_id, card_token || $2, brand, last4, expiry_month, expiry_year, now()
     from payment_methods where id = $1`,
    [first, "x"],
  );
  expect(await methodsOf(as)).toHaveLength(3);
});
