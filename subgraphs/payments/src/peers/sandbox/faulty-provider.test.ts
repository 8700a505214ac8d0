import { describe, expect, test } from "@jest/globals";
import {
  ProviderUnavailableError,
  type ChargeAnswer,
  type ChargeRequest,
  type PaymentProvider,
} from "../../domain/providers/payment-provider.js";
import { FaultyProvider, type SandboxFaults } from "./faulty-provider.js";

const answer: ChargeAnswer = { kind: "declined", declineCode: "card_declined", card: null };

function faulty(faults: Partial<SandboxFaults>) {
  const charged: string[] = [];
  const paused: number[] = [];
  const provider = {
    name: "steady",
    charge: async ({ idempotencyKey }: ChargeRequest) => {
      charged.push(idempotencyKey);
      return answer;
    },
  } as Partial<PaymentProvider> as PaymentProvider;
  const pause = async (milliseconds: number) => void paused.push(milliseconds);
  const all = { latencyMs: 0, lostAnswerPercent: 0, repeatedCallPercent: 0, seed: "1", ...faults };
  return { provider: new FaultyProvider({ provider, faults: all, pause }), charged, paused };
}

function request(key: number): ChargeRequest {
  const amount = { amountMinor: 1, currency: "CAD" };
  return { idempotencyKey: `key ${key}`, cardToken: "card", amount, description: "Order" };
}

/** Returns which of 400 keys lose their answers. */
async function lostOf(provider: PaymentProvider): Promise<number[]> {
  const lost = [];
  for (let key = 0; key < 400; key++) {
    const got = await provider.charge(request(key)).catch((error: unknown) => error);
    if (got instanceof ProviderUnavailableError) lost.push(key);
    else expect(got).toBe(answer);
  }
  return lost;
}

test("repeats the configured percentage of calls, and each gets one answer", async () => {
  const { provider, charged } = faulty({ repeatedCallPercent: 25 });
  expect(await lostOf(provider)).toEqual([]);
  expect(charged.length - 400).toBeGreaterThan(60);
  expect(charged.length - 400).toBeLessThan(140);
  expect(new Set(charged).size).toBe(400);
});

describe("lost answers", () => {
  test("match the configured percentage; half of these calls never arrive", async () => {
    const { provider, charged } = faulty({ lostAnswerPercent: 40 });
    const lost = await lostOf(provider);
    expect(lost.length).toBeGreaterThan(120);
    expect(lost.length).toBeLessThan(200);
    const arrivedAndLost = charged.length - (400 - lost.length);
    expect(arrivedAndLost).toBeGreaterThan(50);
    expect(arrivedAndLost).toBeLessThan(110);
  });

  test("are the same for the same seed, and differ for another seed", async () => {
    const [one, again, other] = await Promise.all(
      ["1", "1", "2"].map((seed) => lostOf(faulty({ lostAnswerPercent: 40, seed }).provider)),
    );
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test("arrive eventually when the same call is repeated", async () => {
    const { provider } = faulty({ lostAnswerPercent: 80 });
    const tries = Array.from({ length: 60 }, () => provider.charge(request(1)).catch(() => null));
    expect(await Promise.all(tries)).toContain(answer);
  });
});

test("a bank whose database is unavailable gives no answer", async () => {
  const charge = () => Promise.reject(Object.assign(new Error("gone"), { code: "ECONNREFUSED" }));
  const faults = { latencyMs: 0, lostAnswerPercent: 0, repeatedCallPercent: 0, seed: "1" };
  const provider = new FaultyProvider({ provider: { charge } as never, faults, pause: async () => undefined });
  await expect(provider.charge(request(1))).rejects.toThrow(ProviderUnavailableError);
});

describe("latency", () => {
  test("delays each answer", async () => {
    const { provider, paused } = faulty({ latencyMs: 250 });
    expect(await provider.charge(request(1))).toBe(answer);
    expect(paused).toEqual([250]);
  });

  test("above five seconds loses the answer of a call that happened", async () => {
    const { provider, charged, paused } = faulty({ latencyMs: 5001 });
    await expect(provider.charge(request(1))).rejects.toThrow(ProviderUnavailableError);
    expect([charged.length, paused]).toEqual([1, [5000]]);
  });
});
