import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { PaymentsHarness, type Charge } from "../../testing/payments-harness.js";

const works = "4242424242424242";
const challengedCard = "4000002760003184";
const refused = "4000000000000002";
let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterEach(() => {
  harness.provider.mood = "steady";
});

afterAll(async () => harness[Symbol.asyncDispose]());

const anotherKey = (input: Charge): Charge => ({ ...input, idempotencyKey: randomUUID() });
const statusesOf = async ({ orderId }: Charge): Promise<string[]> =>
  ((await harness.paymentsOf([orderId]))[0] ?? []).map(({ status }) => status);

/** Returns how many of these charges the bank has taken money for. */
async function moved(charges: readonly Charge[]): Promise<number> {
  const [row]: { count: number }[] = await harness.bank.manager.query(
    `select count(*)::int as count from charges where decline_code is null and idempotency_key = any($1)`,
    [charges.map(({ idempotencyKey }) => idempotencyKey)],
  );
  return row?.count ?? 0;
}

describe("cancelCharge", () => {
  test("closes an order without a payment: it takes no payment afterwards, and a repeat answers the same", async () => {
    const input = await harness.newCharge(works);
    expect(await harness.cancelCharge(input.orderId)).toBe("NONE");
    expect(await harness.charge(input)).toMatchObject({ outcome: "ORDER_CLOSED", paymentId: null });
    expect(await harness.cancelCharge(input.orderId)).toBe("NONE");
    expect([await statusesOf(input), await moved([input])]).toEqual([[], 0]);
  });

  test("closes an order whose payment was declined; the declined key still gets its answer", async () => {
    const input = await harness.newCharge(refused);
    expect(await harness.charge(input)).toMatchObject({ outcome: "DECLINED" });
    expect(await harness.cancelCharge(input.orderId)).toBe("FAILED");
    const next = { ...anotherKey(input), cardToken: await harness.tokenOf(works) };
    expect(await harness.charge(next)).toMatchObject({ outcome: "ORDER_CLOSED" });
    expect(await harness.charge(input)).toMatchObject({ outcome: "DECLINED" });
  });

  test("ends a 3-D Secure step at the bank: a later approval moves no money", async () => {
    const input = await harness.newCharge(challengedCard);
    const { action } = await harness.charge(input);
    expect(await harness.cancelCharge(input.orderId)).toBe("FAILED");
    await harness.answerAction(action?.url ?? "", true);
    expect([await moved([input]), await statusesOf(input)]).toEqual([0, ["FAILED"]]);
    expect(await harness.charge(anotherKey(input))).toMatchObject({ outcome: "ORDER_CLOSED" });
  });

  test("answers SUCCEEDED for a paid order, also when only the bank knows, and leaves it paid", async () => {
    const paid = await harness.paidOrder();
    expect(await harness.cancelCharge(paid.orderId)).toBe("SUCCEEDED");
    const input = await harness.newCharge(challengedCard);
    const { action } = await harness.charge(input);
    await harness.answerAction(action?.url ?? "", true);
    expect(await harness.cancelCharge(input.orderId)).toBe("SUCCEEDED");
    expect([await statusesOf(paid), await statusesOf(input)]).toEqual([["SUCCEEDED"], ["SUCCEEDED"]]);
  });

  test("answers PENDING while the provider is unavailable, and leaves the payment open", async () => {
    const input = await harness.newCharge(challengedCard);
    const { action } = await harness.charge(input);
    harness.provider.mood = "unavailable";
    expect(await harness.cancelCharge(input.orderId)).toBe("PENDING");
    harness.provider.mood = "steady";
    await harness.answerAction(action?.url ?? "", true);
    expect(await harness.charge(input)).toMatchObject({ outcome: "SUCCEEDED" });
  });

  test("while a charge is on its way to the provider: the charge answers that the order is closed, not that the card was declined", async () => {
    const input = await harness.newCharge(works);
    harness.provider.beforeCharge = async () => expect(await harness.cancelCharge(input.orderId)).toBe("FAILED");
    expect(await harness.charge(input)).toMatchObject({ outcome: "ORDER_CLOSED", paymentId: null });
    expect([await statusesOf(input), await moved([input])]).toEqual([["FAILED"], 0]);
  });

  test("answers NONE for a malformed order id", async () => {
    expect(await harness.cancelCharge("no-id")).toBe("NONE");
  });

  test("concurrent with a charge of the order, 100 times: its answer agrees with the bank", async () => {
    for (let done = 0; done < 100; done += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const input = await harness.newCharge(works);
          const steps = [() => harness.charge(input), () => harness.cancelCharge(input.orderId)];
          await Promise.all((index % 2 === 0 ? steps : steps.reverse()).map((step): Promise<unknown> => step()));
          const answer = await harness.cancelCharge(input.orderId);
          expect([answer, await moved([input])]).toEqual([answer, answer === "SUCCEEDED" ? 1 : 0]);
          expect(["NONE", "FAILED", "SUCCEEDED"]).toContain(answer);
          const later = anotherKey(input);
          await harness.charge(later);
          expect(await moved([later])).toBe(0);
        }),
      );
    }
  });
});
