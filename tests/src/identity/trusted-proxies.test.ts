// own shop: it limits requests by the address that a proxy names
import { afterAll, beforeAll, expect, test } from "vitest";
import { VerifyEmailDocument } from "../generated/operations.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { RATE_LIMITS: "on", TRUSTED_PROXIES: "loopback" } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** The number of guesses that are accepted from the address in the proxy's header. */
async function guess(times: number, forwardedFor: string): Promise<number> {
  const client = shop.client.with({ "x-forwarded-for": forwardedFor });
  const input = { email: "nobody@shop.test", code: "000000" };
  const answers = await Promise.all(
    Array.from({ length: times }, () => client.execute(VerifyEmailDocument, { input })),
  );
  const refused = answers.filter(({ status }) => status === 429);
  for (const { errors } of refused) expect(errors).toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
  return answers.length - refused.length;
}

test("behind a trusted proxy each client has its own limits, and cannot avoid them with forged addresses", async () => {
  expect(await guess(31, "203.0.113.7")).toBe(30);
  expect(await guess(2, "203.0.113.8")).toBe(2);
  expect(await guess(2, "198.51.100.1, 203.0.113.7")).toBe(0);
});
