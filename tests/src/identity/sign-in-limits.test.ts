// own shops: the limits are on, and low
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasRedisServer, TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { withRedis } from "@souk/kernel/testing/redis/with-redis";
import { cardThat } from "../test-kit/data/cards.js";
import type { Answer, ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const folder = mkdtempSync(join(tmpdir(), "souk-rates-"));
const file = join(folder, "rates.json");
const limit = (points: number, seconds = 600) => ({ points, seconds });
const origin = "https://shop.example";
const environment = {
  RATE_LIMITS: "on",
  RATE_LIMITS_FILE: file,
  CORS_ORIGINS: origin,
  // each test uses its own address
  TRUSTED_PROXIES: "loopback",
};

let shop: TestShop;
let addresses = 0;

beforeAll(async () => {
  const limits = {
    requests: { address: limit(100) },
    refusedTokens: { address: limit(3) },
    mutations: { address: limit(50), account: limit(4) },
    cost: { address: limit(1000), account: limit(1000) },
    login: { address: limit(4), email: limit(6) },
    cardPayments: { address: limit(2) },
  };
  writeFileSync(file, JSON.stringify(limits));
  shop = await TestShop.create({ environment });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function newAddress(): string {
  addresses += 1;
  return `203.0.113.${addresses}`;
}

const from = (address: string, client: ShopClient = shop.client): ShopClient =>
  client.with({ "x-forwarded-for": address });

const login = (email: string): string => `login(input: { email: "${email}", password: "wrong" }) { __typename }`;
/** Logins to a different account each, or all to one account. */
const logins = (count: number, email?: string): string =>
  Array.from({ length: count }, (_, index) => `l${index}: ${login(email ?? `${randomUUID()}@example.com`)}`).join(" ");

function expectRefusal(answer: Answer<unknown>, name: string, points: number): void {
  const { status, data, errors, headers } = answer;
  expect([status, data, errors.length]).toEqual([429, undefined, 1]);
  const retryAfter = Number(headers.get("retry-after"));
  expect(retryAfter).toBeGreaterThan(590);
  expect(retryAfter).toBeLessThanOrEqual(600);
  expect(errors[0]?.extensions).toMatchObject({
    code: "RATE_LIMITED",
    status: 429,
    correlationId: headers.get("x-correlation-id"),
    retryAfter,
    limit: { name, max: points, seconds: 600 },
  });
  expect(headers.get("ratelimit")).toContain(`"${name}";r=0;t=${retryAfter}`);
  expect(headers.get("ratelimit-policy")).toContain(`"${name}";q=${points};w=600`);
}

describe("sign-ins from one address", () => {
  test.each([
    ["in sequence", Array.from({ length: 5 }, () => `mutation { ${logins(1)} }`)],
    ["by aliases", [`mutation { ${logins(4)} }`, `mutation { ${logins(1)} }`]],
    ["by aliases, concurrently", [`mutation { ${logins(5)} }`]],
    [
      "by fragments",
      [
        `mutation { ...A ...B } fragment A on Mutation { ${logins(4)} } fragment B on Mutation { ... { more: ${login("nobody@example.com")} } }`,
      ],
    ],
  ])("S3-111: are refused over the limit, %s", async (_how, requests) => {
    const client = from(newAddress());
    const answers = [];
    for (const request of requests) answers.push(await client.execute(request));
    const last = answers.pop();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    if (last) expectRefusal(last, "login-address", 4);
  });

  test("do not count for another address, but count for an address in the same IPv6 network", async () => {
    await from("2001:db8:0:1::1").execute(`mutation { ${logins(4)} }`);
    expect((await from("2001:db8:0:1::ffff").execute(`mutation { ${logins(1)} }`)).status).toBe(429);
    expect((await from("2001:db8:0:2::1").execute(`mutation { ${logins(1)} }`)).status).toBe(200);
  });
});

describe("sign-ins to one account", () => {
  const loginMutation = (count: number, email: string): string => `mutation { ${logins(count, email)} }`;

  test("are refused over the limit from all addresses, in any spelling of the email address", async () => {
    const variables = { input: { email: "ADA@Example.com ", password: "wrong" } };
    const byVariable = "mutation ($input: LoginInput!) { login(input: $input) { __typename } }";
    expect((await from(newAddress()).execute(loginMutation(3, "ada@example.com"))).status).toBe(200);
    expect((await from(newAddress()).execute(loginMutation(3, "Ada@Example.com"))).status).toBe(200);
    expectRefusal(await from(newAddress()).execute(byVariable, variables), "login-email", 6);
    expect((await from(newAddress()).execute(loginMutation(1, "grace@example.com"))).status).toBe(200);
  });

  test("do not lock out a browser that has signed in before", async () => {
    await from(newAddress()).execute(loginMutation(3, "alan@example.com"));
    await from(newAddress()).execute(loginMutation(3, "alan@example.com"));
    const known = from(newAddress()).with({ cookie: "souk_device=whatever" });
    expect((await known.execute(loginMutation(1, "alan@example.com"))).status).toBe(200);
    expect((await known.execute(loginMutation(4, "alan@example.com"))).status).toBe(429);
  });
});

test("payments with a card count, and others do not", async () => {
  const client = from(newAddress());
  const pay = "mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }";
  const input = (payment: object) => ({ input: { orderId: "1", idempotencyKey: "k".repeat(16), payment } });
  for (let call = 1; call <= 3; call += 1)
    expect((await client.execute(pay, input({ paymentMethodId: "1" }))).status).toBe(200);
  const card = cardThat("succeeds");
  for (const call of [1, 2]) expect([call, (await client.execute(pay, input({ card }))).status]).toEqual([call, 200]);
  expectRefusal(await client.execute(pay, input({ card })), "cardPayments-address", 2);
});

describe("the limit of all operations", () => {
  test("counts mutations of one account from all addresses", async () => {
    const admin = await shop.admin();
    const clear = "mutation { clearCart { id } }";
    for (let call = 1; call <= 4; call += 1) expect((await from(newAddress(), admin).execute(clear)).status).toBe(200);
    expectRefusal(await from(newAddress(), admin).execute(clear), "mutations-account", 4);
    expect((await from(newAddress(), admin).execute("{ me { id } }")).status).toBe(200);
  });

  test("limits queries by their cost", async () => {
    const client = from(newAddress());
    const page = "{ products(first: 100) { nodes { id price { amount } categories { id } } } }";
    const first = await client.execute(page);
    const { requested } = first.extensions.cost as { requested: number };
    expect(first.headers.get("ratelimit")).toContain(`"cost-address";r=${1000 - requested};t=600`);
    await client.execute(page);
    expectRefusal(await client.execute(page), "cost-address", 1000);
  });

  test("is in every answer with its remainder", async () => {
    const { headers } = await from(newAddress())
      .with({ origin })
      .execute(`mutation { ${logins(1)} }`);
    const names = ["requests-address", "cost-address", "mutations-address", "login-address", "login-email"];
    expect((headers.get("ratelimit") ?? "").split(", ").map((item) => item.split(";")[0])).toEqual(
      names.map((name) => `"${name}"`),
    );
    expect(headers.get("ratelimit")).toContain(`"login-address";r=3;t=600`);
    expect(headers.get("retry-after")).toBeNull();
    expect(headers.get("access-control-expose-headers")).toMatch(/ratelimit/);
  });

  test("is in /metrics with its refusals", async () => {
    const page = await (await shop.client.fetch("/metrics")).text();
    expect(page).toMatch(/^limit_refusals_total\{limit="login-address"\} [1-9]/m);
  });
});

describe("S4-17: the order of checks: CORS, rate limit, authentication, log", () => {
  const preflight = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type",
    origin,
  };
  const badToken = { authorization: "Bearer x" };

  test("a preflight request is answered by CORS and not counted", async () => {
    const response = await from(newAddress()).fetch("/graphql", { method: "OPTIONS", headers: preflight });
    expect([response.status, response.headers.get("ratelimit")]).toEqual([204, null]);
  });

  test("too many requests are refused before a token is checked, with CORS headers, and logged with their correlation ids", async () => {
    const client = from(newAddress()).with({ origin, "x-correlation-id": "too-many" });
    for (let call = 1; call <= 100; call += 1) await client.execute("{ __typename }");
    const refused = await client.with(badToken).execute("{ __typename }");
    expectRefusal(refused, "requests-address", 100);
    expect(refused.headers.get("access-control-allow-origin")).toBe(origin);
    expect(refused.headers.get("access-control-allow-credentials")).toBe("true");
    const statuses = (await shop.logLines())
      .map((line) => JSON.parse(line) as { correlationId?: string; statusCode?: number })
      .filter(({ correlationId }) => correlationId === "too-many")
      .map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  test("a client that tries many tokens must wait, and a valid token is still accepted", async () => {
    const address = newAddress();
    for (let call = 1; call <= 3; call += 1)
      expect((await from(address).with(badToken).execute("{ __typename }")).status).toBe(401);
    expectRefusal(await from(address).with(badToken).execute("{ __typename }"), "refusedTokens-address", 3);
    expect((await from(address, await shop.admin()).execute("{ me { id } }")).status).toBe(200);
  });
});

test("without limits no answer mentions them", async () => {
  const unlimited = await shop.routerBeside({ RATE_LIMITS: "off" });
  const { headers } = await unlimited.execute("{ __typename }");
  expect([headers.get("ratelimit"), headers.get("ratelimit-policy")]).toEqual([null, null]);
});

if (!hasRedisServer()) process.stderr.write("no redis-server on the PATH: limits of several routers are not tested\n");

withRedis("routers with one Redis", () => {
  test("share their counts, and count separately while Redis is unavailable", async () => {
    await using redis = await TestRedis.start();
    const shared = { ...environment, REDIS_URL: redis.url };
    await using other = await TestShop.create({ environment: shared });
    const one = await other.routerBeside({});
    const address = newAddress();
    expect((await from(address, one).execute(`mutation { ${logins(3)} }`)).status).toBe(200);
    expectRefusal(await from(address, other.client).execute(`mutation { ${logins(2)} }`), "login-address", 4);

    await redis[Symbol.asyncDispose]();
    expect((await from(address, other.client).execute(`mutation { ${logins(4)} }`)).status).toBe(200);
    expect((await from(address, other.client).execute(`mutation { ${logins(1)} }`)).status).toBe(429);
    expect((await other.logLines()).filter((line) => line.includes("counted in memory"))).toHaveLength(1);
  });
});
