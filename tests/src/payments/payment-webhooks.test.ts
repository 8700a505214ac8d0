// own shop: the test signs the provider's webhooks
import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
const secret = "the bank's secret";

beforeAll(async () => {
  shop = await TestShop.create({ environment: { SANDBOX_WEBHOOK_SECRET: secret } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

function anEvent(): string {
  return JSON.stringify({ id: randomUUID(), type: "charge.succeeded", idempotencyKey: randomUUID() });
}

function signatureOf(body: string, agoSeconds = 0): string {
  const seconds = Math.floor(Date.now() / 1000) - agoSeconds;
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

async function post(body: string, signature: string, provider = "sandbox"): Promise<number> {
  const headers = { "content-type": "application/json", "sandbox-signature": signature };
  const answer = await shop.client.fetch(`/webhooks/payments/${provider}`, { method: "POST", headers, body });
  return answer.status;
}

async function storedCount(): Promise<number> {
  return (await shop.rows("payments", `select 1 from webhooks`)).length;
}

test("a provider's webhook passes through the router and is stored once", async () => {
  const body = anEvent();
  const before = await storedCount();
  expect(await post(body, signatureOf(body))).toBe(200);
  expect(await post(body, signatureOf(body))).toBe(200);
  expect(await storedCount()).toBe(before + 1);
});

test.each<[string, number, (body: string) => Parameters<typeof post>]>([
  ["without a signature", 401, (body) => [body, ""]],
  ["with the signature of another secret", 401, (body) => [body, signatureOf(anEvent())]],
  ["whose body got an extra space", 401, (body) => [`${body} `, signatureOf(body)]],
  ["that is replayed later", 400, (body) => [body, signatureOf(body, 301)]],
  ["from an unknown provider", 404, (body) => [body, signatureOf(body), "gold"]],
])("a webhook %s is refused and not stored", async (_case, status, posted) => {
  const before = await storedCount();
  expect(await post(...posted(anEvent()))).toBe(status);
  expect(await storedCount()).toBe(before);
});

test("a request that is not a POST is not found", async () => {
  expect((await shop.client.fetch("/webhooks/payments/sandbox")).status).toBe(404);
});
