import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { endAuthorizations } from "../../domain/capture/capture-payment.js";
import { CaptureRepository } from "../../store/capture/capture-repository.js";
import { PaymentsHarness } from "../../testing/payments-harness.js";

let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterEach(() => {
  harness.provider.mood = "steady";
});

afterAll(async () => harness[Symbol.asyncDispose]());

const amountOf = (amount: string) => ({ amount, currency: "CAD" });
const refundOf = (orderId: string, amount: string) =>
  harness.refund({ orderId, amount: amountOf(amount), idempotencyKey: randomUUID() });
const stateOf = async (orderId: string) => {
  const [[{ status, capturedAmount, refundedAmount }]]: any = await harness.paymentsOf([orderId]);
  return [status, capturedAmount?.amount ?? null, refundedAmount.amount];
};

/** The money that the bank holds and has taken for an order, and whether it released the rest. */
async function atTheBank(orderId: string) {
  const { providerReference } = await paymentRow(orderId);
  const [row]: any[] = await harness.bank.manager.query(
    `select captured_minor::int as captured, refunded_minor::int as refunded, released_at is not null as released
     from charges where reference = $1`,
    [providerReference],
  );
  return row;
}

async function jobsAreLeft(): Promise<boolean> {
  const sql = `select 1 from graphile_worker.jobs where task_identifier = 'tellOrdersOfEnd'`;
  return (await harness.database.manager.query(sql)).length > 0;
}

async function transactionsOf(orderId: string): Promise<string[]> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order {
    payments { transactions { kind status amount { amount } } } } } }`;
  const asAdmin = { as: { id: randomUUID(), role: "ADMIN" } } as const;
  const { data } = await harness.execute(query, { r: [{ __typename: "Order", id: orderId }] }, asAdmin);
  return data._entities[0].payments[0].transactions.map(({ kind, status, amount }: any) =>
    [kind, status, amount.amount].join(" "),
  );
}

async function paymentRow(orderId: string): Promise<any> {
  const [row]: any[] = await harness.database.manager.query(
    `select provider_reference as "providerReference" from payments where order_id = $1`,
    [orderId],
  );
  return row;
}

describe("S2-37: the payment of an order that is shipped", () => {
  test("is authorized, and captured parcel by parcel", async () => {
    const { orderId } = await harness.authorizedOrder();
    expect(await stateOf(orderId)).toEqual(["AUTHORIZED", "0.00", "0.00"]);
    expect(await harness.chargeStatus(orderId)).toBe("AUTHORIZED");
    expect(await harness.findCharge(orderId)).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await harness.capture(orderId, "20.00")).toMatchObject({ outcome: "CAPTURED", amount: { amount: "20.00" } });
    expect(await stateOf(orderId)).toEqual(["AUTHORIZED", "20.00", "0.00"]);
    expect(await harness.capture(orderId, null)).toMatchObject({ outcome: "CAPTURED", amount: { amount: "29.90" } });
    expect(await stateOf(orderId)).toEqual(["SUCCEEDED", "49.90", "0.00"]);
    expect(await harness.capture(orderId, null)).toMatchObject({ outcome: "NOTHING_LEFT", amount: null });
    expect(await atTheBank(orderId)).toEqual({ captured: 4990, refunded: 0, released: true });
  });

  test("is charged at once if the order has a course, or the provider captures at once", async () => {
    const { orderId } = await harness.paidOrder();
    expect(await stateOf(orderId)).toEqual(["SUCCEEDED", null, "0.00"]);
    expect(await harness.capture(orderId, null)).toMatchObject({ outcome: "NOTHING_LEFT" });
  });

  test("that waits for its buyer is authorized with the buyer's answer", async () => {
    const input = await harness.newCharge("4000002760003184", { isShipped: true });
    const { action } = await harness.charge(input);
    await harness.answerAction(action?.url ?? "", true);
    expect(await harness.chargeStatus(input.orderId)).toBe("AUTHORIZED");
  });

  test("captures no more than what is left", async () => {
    const { orderId } = await harness.authorizedOrder();
    expect(await harness.capture(orderId, "90.00")).toMatchObject({ outcome: "CAPTURED", amount: { amount: "49.90" } });
  });

  test("is captured once for each key, also by five calls at once", async () => {
    const { orderId } = await harness.authorizedOrder();
    const key = randomUUID();
    const calls = Array.from({ length: 5 }, () => harness.capture(orderId, "20.00", key));
    const outcomes = new Set((await Promise.all(calls)).map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual(["CAPTURED"]);
    expect(await harness.capture(orderId, "20.00", key)).toMatchObject({ outcome: "CAPTURED" });
    expect(await atTheBank(orderId)).toMatchObject({ captured: 2000 });
    const other = await harness.authorizedOrder();
    expect(await harness.capture(other.orderId, "20.00", key)).toEqual({ outcome: "CONFLICT" });
  });

  test("is captured in all when its parcels leave at once", async () => {
    const { orderId } = await harness.authorizedOrder();
    const again = async (amount: string, key = randomUUID()): Promise<unknown> => {
      const captured = await harness.capture(orderId, amount, key);
      return captured.outcome === "SUBGRAPH_UNAVAILABLE" ? again(amount, key) : captured;
    };
    await Promise.all([again("10.00"), again("15.00"), again("24.90")]);
    expect(await stateOf(orderId)).toEqual(["SUCCEEDED", "49.90", "0.00"]);
    expect(await atTheBank(orderId)).toEqual({ captured: 4990, refunded: 0, released: true });
  });

  test("goes on with the same key after a lost answer, and nothing else changes the money meanwhile", async () => {
    const { orderId } = await harness.authorizedOrder();
    const key = randomUUID();
    harness.provider.mood = "mute";
    expect(await harness.capture(orderId, "20.00", key)).toEqual({ outcome: "SUBGRAPH_UNAVAILABLE" });
    harness.provider.mood = "steady";
    expect(await harness.capture(orderId, "10.00")).toEqual({ outcome: "SUBGRAPH_UNAVAILABLE" });
    const refund = { orderId, amount: amountOf("49.90"), idempotencyKey: randomUUID() };
    expect((await harness.tryRefund(refund)).errors?.[0]?.extensions?.code).toBe("SUBGRAPH_UNAVAILABLE");
    expect(await harness.capture(orderId, "20.00", key)).toMatchObject({ outcome: "CAPTURED" });
    expect(await harness.refund(refund)).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await atTheBank(orderId)).toEqual({ captured: 2000, refunded: 2000, released: true });
    expect(await stateOf(orderId)).toEqual(["REFUNDED", "20.00", "49.90"]);
  });

  test("is released with a cancellation: no money moves", async () => {
    const { orderId } = await harness.authorizedOrder();
    expect(await refundOf(orderId, "49.90")).toEqual({ outcome: "SUCCEEDED", refundedTotal: amountOf("49.90") });
    expect(await stateOf(orderId)).toEqual(["VOIDED", "0.00", "49.90"]);
    expect(await harness.chargeStatus(orderId)).toBe("REFUNDED");
    expect(await atTheBank(orderId)).toEqual({ captured: 0, refunded: 0, released: true });
    expect(await refundOf(orderId, "1.00")).toMatchObject({ outcome: "REFUSED" });
  });

  test("is captured without a part that is refunded before it leaves", async () => {
    const { orderId } = await harness.authorizedOrder();
    expect(await refundOf(orderId, "9.90")).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await stateOf(orderId)).toEqual(["AUTHORIZED", "0.00", "9.90"]);
    expect(await harness.capture(orderId, null)).toMatchObject({ amount: { amount: "40.00" } });
    expect(await stateOf(orderId)).toEqual(["SUCCEEDED", "40.00", "9.90"]);
    expect(await refundOf(orderId, "40.00")).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await atTheBank(orderId)).toEqual({ captured: 4000, refunded: 4000, released: true });
  });

  test("is released and refunded where more is given back than what is left", async () => {
    const { orderId } = await harness.authorizedOrder();
    await harness.capture(orderId, "30.00");
    expect(await refundOf(orderId, "25.00")).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await atTheBank(orderId)).toEqual({ captured: 3000, refunded: 510, released: true });
    expect(await stateOf(orderId)).toEqual(["SUCCEEDED", "30.00", "25.00"]);
  });

  test("is captured as a whole with the first parcel, if the provider captures only once", async () => {
    const { orderId } = await harness.authorizedOrder();
    await harness.database.manager.query(`update payments set captures_in_parts = false where order_id = $1`, [
      orderId,
    ]);
    expect(await harness.capture(orderId, "20.00")).toMatchObject({ outcome: "CAPTURED", amount: { amount: "49.90" } });
    expect(await harness.capture(orderId, "29.90")).toMatchObject({ outcome: "NOTHING_LEFT" });
  });

  test("keeps what a refused refund would have released", async () => {
    const { orderId } = await harness.authorizedOrder();
    await harness.capture(orderId, "30.00");
    harness.provider.refusesRefunds = true;
    expect(await refundOf(orderId, "25.00")).toMatchObject({ outcome: "REFUSED" });
    harness.provider.refusesRefunds = false;
    expect(await stateOf(orderId)).toEqual(["AUTHORIZED", "30.00", "0.00"]);
    expect(await refundOf(orderId, "49.90")).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await atTheBank(orderId)).toEqual({ captured: 3000, refunded: 3000, released: true });
  });

  test("that the provider no longer captures is EXPIRED, and can be given up", async () => {
    const { orderId } = await harness.authorizedOrder();
    const key = randomUUID();
    const { providerReference } = await paymentRow(orderId);
    await harness.bank.manager.query(`update charges set released_at = now() where reference = $1`, [
      providerReference,
    ]);
    const refused = { outcome: "REFUSED", refusalCode: "authorization_ended" };
    expect(await harness.capture(orderId, "20.00", key)).toMatchObject(refused);
    expect(await harness.capture(orderId, "20.00", key)).toMatchObject(refused);
    expect(await stateOf(orderId)).toEqual(["EXPIRED", "0.00", "0.00"]);
    expect(await harness.capture(orderId, null)).toMatchObject({ outcome: "NOTHING_LEFT" });
    expect(await refundOf(orderId, "49.90")).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await stateOf(orderId)).toEqual(["VOIDED", "0.00", "49.90"]);
  });

  test("that ends within a day is reported once, and once more when it is over", async () => {
    const [soon, over, later] = [
      await harness.authorizedOrder(),
      await harness.authorizedOrder(),
      await harness.authorizedOrder(),
    ];
    const ends = (orderId: string, hours: number) =>
      harness.database.manager.query(`update payments set authorized_until = $2 where order_id = $1`, [
        orderId,
        new Date(harness.clock.now().getTime() + hours * 3_600_000),
      ]);
    await ends(soon.orderId, 23);
    await ends(over.orderId, -1);
    await ends(later.orderId, 25);
    const end = endAuthorizations({ captures: new CaptureRepository(harness.database), clock: harness.clock });
    await end();
    await end();
    while (await jobsAreLeft()) await setTimeout(20);
    const reports = harness.notifiedEnds.map(({ orderId, hasEnded }) => ({ orderId, hasEnded }));
    expect(reports).toHaveLength(2);
    expect(reports).toContainEqual({ orderId: soon.orderId, hasEnded: false });
    expect(reports).toContainEqual({ orderId: over.orderId, hasEnded: true });
    expect((await stateOf(over.orderId))[0]).toBe("EXPIRED");
    expect((await stateOf(soon.orderId))[0]).toBe("AUTHORIZED");
  });

  test("lists its authorization and each capture among the transactions", async () => {
    const { orderId } = await harness.authorizedOrder();
    await harness.capture(orderId, "20.00");
    await refundOf(orderId, "29.90");
    expect(await transactionsOf(orderId)).toEqual([
      "CHARGE PENDING 49.90",
      "AUTHORIZATION SUCCEEDED 49.90",
      "CAPTURE SUCCEEDED 20.00",
      "REFUND PENDING 29.90",
      "REFUND SUCCEEDED 29.90",
    ]);
  });
});
