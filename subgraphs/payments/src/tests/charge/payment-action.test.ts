import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { PaymentsHarness, type Charge } from "../../testing/payments-harness.js";

const proven = "4000002760003184";
let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterEach(() => {
  harness.provider.mood = "steady";
});

afterAll(async () => harness[Symbol.asyncDispose]());

async function paymentsOf(orderId: string): Promise<any[]> {
  return (await harness.paymentsOf([orderId]))[0] ?? [];
}

/** Makes a charge that waits for its buyer; returns it with the address of the bank's page. */
async function chargeWithAction(): Promise<{ input: Charge; url: string; paymentId: string | null }> {
  const input = await harness.newCharge(proven);
  const { outcome, action, paymentId } = await harness.charge(input);
  if (outcome !== "ACTION_REQUIRED" || !action?.url) throw new Error(`the charge is ${outcome}`);
  await firstLookIsOver();
  return { input, url: action.url, paymentId };
}

/** Waits until the first settling job has run; the next one runs when the buyer's time is over. */
async function firstLookIsOver(): Promise<void> {
  for (let attempts = 0; attempts < 400; attempts += 1) {
    const due = await harness.database.manager.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'settlePayment' and run_at <= now()`,
    );
    if (due.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the job that asks does not run");
}

const anotherKey = (input: Charge): Charge => ({ ...input, idempotencyKey: randomUUID() });

async function letTimePass({ orderId }: Charge): Promise<void> {
  await harness.database.manager.query(
    `update payments set action_since = action_since - interval '3 hours' where order_id = $1`,
    [orderId],
  );
}

async function notificationsOf(orderId: string) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const notified = harness.notified.filter((payment) => payment.orderId === orderId);
    if (notified.length > 0) return notified;
    if (Date.now() > deadline) throw new Error("orders was not notified");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("a charge that asks for 3-D Secure", () => {
  test("is PENDING, and returns the action and its deadline", async () => {
    const before = await harness.chargesInTheBank();
    const input = await harness.newCharge(proven);
    const { outcome, action } = await harness.charge(input);
    expect([outcome, action]).toEqual([
      "ACTION_REQUIRED",
      {
        provider: "sandbox",
        url: expect.stringMatching(/challenge_/),
        clientSecret: null,
        publicKey: null,
        expiresAt: expect.any(String),
      },
    ]);
    const secondsLeft = (Date.parse(action?.expiresAt ?? "") - harness.clock.now().getTime()) / 1000;
    expect(Math.abs(secondsLeft - 7200)).toBeLessThan(60);
    expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "PENDING" }]);
    expect(await harness.chargeStatus(input.orderId)).toBe("PENDING");
    expect(await harness.chargesInTheBank()).toBe(before);
  });

  test("returns the same action for every key while it is open, and is one payment", async () => {
    const { input, url } = await chargeWithAction();
    const again = await Promise.all([input, anotherKey(input), anotherKey(input)].map((each) => harness.charge(each)));
    expect(again.map(({ outcome, action }) => [outcome, action?.url])).toEqual(
      again.map(() => ["ACTION_REQUIRED", url]),
    );
    expect(new Set(again.map(({ action }) => action?.expiresAt)).size).toBe(1);
    expect(await paymentsOf(input.orderId)).toHaveLength(1);
  });

  test.each([
    ["the same key", (input: Charge) => input],
    ["another key and card", anotherKey],
  ])("succeeds for %s once it is approved, without a second charge", async (_case, next) => {
    const before = await harness.chargesInTheBank();
    const { input, url, paymentId } = await chargeWithAction();
    await harness.answerAction(url, true);
    expect(await harness.charge(next(input))).toMatchObject({ outcome: "SUCCEEDED", paymentId });
    expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "SUCCEEDED", last4: "3184" }]);
    expect(await harness.chargesInTheBank()).toBe(before + 1);
  });

  test("is declined for the next caller once it is refused; only the key after that charges again", async () => {
    const { input, url, paymentId } = await chargeWithAction();
    await harness.answerAction(url, false);
    const other = { ...anotherKey(input), cardToken: await harness.tokenOf("4242424242424242") };
    const declined = { outcome: "DECLINED", declineCode: "authentication_failed", paymentId };
    expect(await harness.charge(other)).toMatchObject(declined);
    expect(await harness.charge(input)).toMatchObject(declined);
    expect((await harness.charge(anotherKey(other))).outcome).toBe("SUCCEEDED");
    expect((await paymentsOf(input.orderId)).map(({ status }) => status)).toEqual(["FAILED", "SUCCEEDED"]);
  });

  test.each([
    ["approved", true, "SUCCEEDED"],
    ["refused", false, "FAILED"],
  ] as const)(
    "that %s is settled by the provider's webhook, and orders is notified",
    async (_case, isApproved, outcome) => {
      const { input, url } = await chargeWithAction();
      await harness.answerAction(url, isApproved);
      const event = { id: randomUUID(), type: "charge.succeeded", idempotencyKey: input.idempotencyKey };
      await harness.postWebhook(harness.signedWebhook(event));
      expect(await notificationsOf(input.orderId)).toMatchObject([{ outcome }]);
    },
  );

  test("is not changed by a webhook that arrives before the buyer has finished", async () => {
    const { input } = await chargeWithAction();
    const event = { id: randomUUID(), type: "charge.succeeded", idempotencyKey: input.idempotencyKey };
    await harness.postWebhook(harness.signedWebhook(event));
    const deadline = Date.now() + 20_000;
    const isHandled = async () => (await harness.storedWebhooks()).find(({ eventId }) => eventId === event.id)?.handled;
    while (!(await isHandled())) {
      if (Date.now() > deadline) throw new Error("the webhook is not handled");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "PENDING" }]);
  });

  test("returns the action to a repeat when its first answer was lost", async () => {
    const input = await harness.newCharge(proven);
    harness.provider.mood = "mute";
    expect(await harness.charge(input)).toMatchObject({ outcome: "PENDING", action: null });
    harness.provider.mood = "steady";
    expect(await harness.charge(input)).toMatchObject({ outcome: "ACTION_REQUIRED", action: { provider: "sandbox" } });
  });
});

describe("an action that is never finished", () => {
  test("fails the payment at its deadline, notifies orders, and the bank's page refuses a later answer", async () => {
    const before = await harness.chargesInTheBank();
    const { input, url } = await chargeWithAction();
    await letTimePass(input);
    expect(await harness.chargeStatus(input.orderId)).toBe("FAILED");
    await harness.answerAction(url, true);
    expect(await harness.charge(input)).toMatchObject({ outcome: "DECLINED", declineCode: "abandoned" });
    expect(await notificationsOf(input.orderId)).toMatchObject([{ outcome: "FAILED", declineCode: "abandoned" }]);
    expect(await harness.chargesInTheBank()).toBe(before);
  });

  test("is cancelled by the checks at each start and every minute", async () => {
    const { input } = await chargeWithAction();
    await letTimePass(input);
    await harness.restart();
    expect(await notificationsOf(input.orderId)).toMatchObject([{ outcome: "FAILED", declineCode: "abandoned" }]);
  });

  test("stays PENDING while the provider is unavailable, and ends when it is back", async () => {
    const { input } = await chargeWithAction();
    await letTimePass(input);
    harness.provider.mood = "unavailable";
    expect(await harness.chargeStatus(input.orderId)).toBe("PENDING");
    harness.provider.mood = "steady";
    expect(await notificationsOf(input.orderId)).toMatchObject([{ outcome: "FAILED" }]);
  });

  test("a cancellation concurrent with an approval: the first one wins in both ledgers, 40 times", async () => {
    const ends = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const { input, url } = await chargeWithAction();
        await letTimePass(input);
        await Promise.all([harness.answerAction(url, true), harness.chargeStatus(input.orderId)]);
        const [charge]: { moved: boolean }[] = await harness.bank.manager.query(
          `select decline_code is null as moved from charges where idempotency_key = $1`,
          [input.idempotencyKey],
        );
        const status = await harness.chargeStatus(input.orderId);
        expect([status, charge?.moved]).toEqual([status, status === "SUCCEEDED"]);
        return status;
      }),
    );
    expect(ends.every((status) => status === "SUCCEEDED" || status === "FAILED")).toBe(true);
  });
});
