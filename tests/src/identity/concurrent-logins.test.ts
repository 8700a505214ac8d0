// own shop: passwords take as long as in production, one at a time
import { afterAll, beforeAll, expect, test } from "vitest";
import { LoginDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let shoppers: readonly Shopper[];

beforeAll(async () => {
  // the cost of a password hash in production
  shop = await TestShop.create({
    environment: { ARGON2_MEMORY_KIB: "19456", ARGON2_PASSES: "2", ARGON2_LANES: "1", PASSWORD_CONCURRENCY: "1" },
  });
  shoppers = await Promise.all(Array.from({ length: 5 }, () => shop.signUp()));
});

afterAll(async () => shop[Symbol.asyncDispose]());

interface LoginAnswer {
  readonly outcome: string;
  readonly retryAfter: number | null;
}

async function logIn(index: number): Promise<LoginAnswer> {
  const email = shoppers[index % shoppers.length]?.email ?? "";
  const { data, errors, headers } = await shop.client.execute(LoginDocument, {
    input: { email, password: testPassword },
  });
  const code = errors[0]?.extensions.code;
  const retryAfter = headers.get("retry-after");
  return {
    outcome: String(code ?? data.login?.__typename),
    retryAfter: retryAfter === null ? null : Number(retryAfter),
  };
}

test("each of 500 concurrent logins is signed in or refused with Retry-After, and other requests are answered", async () => {
  const others: Promise<unknown>[] = [];
  const pace = setInterval(() => void others.push(shop.client.get("{ categories { name } }")), 50);
  const answers = await Promise.all(Array.from({ length: 500 }, (_, index) => logIn(index)));
  clearInterval(pace);
  const signedIn = answers.filter(({ outcome }) => outcome === "SignedIn");
  const refused = answers.filter(({ outcome }) => outcome === "OVERLOADED");
  expect(answers.filter((answer) => !signedIn.includes(answer) && !refused.includes(answer))).toEqual([]);
  expect(signedIn.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  expect(signedIn.every(({ retryAfter }) => retryAfter === null)).toBe(true);
  expect(refused.filter(({ retryAfter }) => retryAfter === null || retryAfter < 1 || retryAfter > 60)).toEqual([]);
  await Promise.all(others);
});

test("after the burst every user can sign in: refused logins do not count as attempts", async () => {
  for (const index of shoppers.keys())
    await eventually(async () => expect((await logIn(index)).outcome).toBe("SignedIn"));
});

test("/metrics has the queue's length, its waiting times and its refusals", async () => {
  const page = await (await shop.client.fetch("/metrics")).text();
  expect(page).toMatch(/^password_queue_length 0$/m);
  expect(page).toMatch(/^password_queue_refusals_total [1-9]\d*$/m);
  expect(page).toMatch(/^password_queue_wait_seconds_count [1-9]\d*$/m);
});
