import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { ProviderUnavailableError, type ChargeRequest } from "../../domain/providers/payment-provider.js";
import { bankDatabase } from "./bank-database.js";
import { SandboxLedger } from "./sandbox-ledger.js";
import { SandboxChallenges } from "./sandbox-challenges.js";
import { SandboxProvider } from "./sandbox-provider.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let ledger: SandboxLedger;
let now = new Date("2026-11-20T12:00:00Z");
let sandbox: SandboxProvider;

beforeAll(async () => {
  testDatabase = await openTestDatabase("sandbox_bank", bankDatabase);
  ledger = new SandboxLedger(testDatabase.database);
  const challenges = new SandboxChallenges(testDatabase.database);
  const web = { challenges, challengeUrl: (token: string) => `http://bank.test/${token}` };
  sandbox = new SandboxProvider({
    ledger,
    ...web,
    clock: { now: () => now },
    webhookSecret: "secret",
    announce: () => [],
  });
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const amount = { amountMinor: 4990, currency: "CAD" };

async function tokenOf(cardNumber: string): Promise<string> {
  return (await sandbox.tokenize({ cardNumber, expiryMonth: 12, expiryYear: 2030, cvc: "123" })).token;
}

async function requestWith(cardNumber: string): Promise<ChargeRequest> {
  return { idempotencyKey: randomUUID(), cardToken: await tokenOf(cardNumber), amount, description: "Order ORD-1" };
}

async function chargesOf(idempotencyKey: string): Promise<number> {
  const [row]: { count: number }[] = await testDatabase.database.manager.query(
    `select count(*)::int as count from charges where idempotency_key = $1`,
    [idempotencyKey],
  );
  return row?.count ?? 0;
}

describe("a card", () => {
  test("becomes a token that reveals nothing about it and differs each time", async () => {
    const [first, second] = [await tokenOf("4242424242424242"), await tokenOf("4242424242424242")];
    expect(first).toMatch(/^card_[\w-]{32}$/);
    expect(first).not.toBe(second);
    const card = { cardNumber: "5555555555554444", expiryMonth: 12, expiryYear: 2030, cvc: "123" };
    expect(await sandbox.tokenize(card)).toMatchObject({ brand: "Mastercard", last4: "4444" });
  });

  test.each([
    ["4242424242424242", { kind: "succeeded", card: { brand: "Visa", last4: "4242" } }],
    ["5555555555554444", { kind: "succeeded", card: { brand: "Mastercard", last4: "4444" } }],
    ["378282246310005", { kind: "succeeded", card: { brand: "American Express", last4: "0005" } }],
    ["4000000000000002", { kind: "declined", declineCode: "card_declined" }],
    ["4000000000009995", { kind: "declined", declineCode: "insufficient_funds" }],
  ])("%s is answered as the contract says", async (cardNumber, answer) => {
    const request = await requestWith(cardNumber);
    expect(await sandbox.charge(request)).toMatchObject(answer);
    expect(await sandbox.find(request.idempotencyKey)).toMatchObject(answer);
  });

  test("4000000000000119 is charged once and its answer is lost, but a lookup finds the charge", async () => {
    const request = await requestWith("4000000000000119");
    await expect(sandbox.charge(request)).rejects.toThrow(ProviderUnavailableError);
    const found = await sandbox.find(request.idempotencyKey);
    expect(found).toMatchObject({ kind: "succeeded" });
    expect(await sandbox.charge(request)).toEqual(found);
    expect(await chargesOf(request.idempotencyKey)).toBe(1);
  });
});

describe("an idempotency key", () => {
  test("charges once and returns the same answer, also for ten concurrent calls", async () => {
    const request = await requestWith("4242424242424242");
    const answers = await Promise.all(Array.from({ length: 10 }, () => sandbox.charge(request)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await chargesOf(request.idempotencyKey)).toBe(1);
  });

  test("is refused with another amount", async () => {
    const request = await requestWith("4242424242424242");
    await sandbox.charge(request);
    const other = { ...request, amount: { amountMinor: 1, currency: "CAD" } };
    await expect(sandbox.charge(other)).rejects.toThrow(/another amount/);
  });

  test("that never arrived is not found", async () => {
    expect(await sandbox.find(randomUUID())).toBeNull();
  });
});

describe("an expired card", () => {
  test("is declined, and is deleted when the next card is added", async () => {
    const request = await requestWith("4242424242424242");
    now = new Date("2031-02-01T00:00:00Z");
    const declined = { kind: "declined", declineCode: "expired_card" };
    expect(await sandbox.charge(request)).toMatchObject({ ...declined, card: { last4: "4242" } });
    await sandbox.tokenize({ cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "123" });
    expect(await ledger.findCard(request.cardToken ?? "")).toBeNull();
    expect(await sandbox.charge({ ...request, idempotencyKey: randomUUID() })).toEqual({ ...declined, card: null });
  });
});
