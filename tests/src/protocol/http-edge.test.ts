// own shops: the limits are on, and one runs in production
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { RATE_LIMITS: "on", CORS_ORIGINS: "https://shop.example" } });
});

afterAll(async () => shop[Symbol.asyncDispose]());

const origin = "https://shop.example";
const aLogin = `login(input: { email: "nobody@example.com", password: "wrong" }) { __typename }`;

describe("too many requests from one address", () => {
  test("are refused with 429, the seconds to wait, and the headers that let a page read the answer", async () => {
    const client = shop.client.with({ origin });
    const thirty = `mutation { ${Array.from({ length: 15 }, (_, index) => `l${index}: ${aLogin}`).join(" ")} }`;
    for (const half of [1, 2]) expect([half, (await client.execute(thirty)).status]).toEqual([half, 200]);
    const refused = await client.execute(`mutation { ${aLogin} }`);
    expect(refused.status).toBe(429);
    expect(refused.errors[0]?.extensions).toMatchObject({ code: "RATE_LIMITED", retryAfter: expect.any(Number) });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("access-control-allow-origin")).toBe(origin);
  });
});

describe("requests from pages of other origins", () => {
  test.each([
    [origin, origin],
    ["https://elsewhere.example", null],
  ])("from %s are allowed %s", async (from, allowed) => {
    const headers = {
      origin: from,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    };
    const preflight = await fetch(`${shop.client.origin}/graphql`, { method: "OPTIONS", headers });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, allowed]);
  });

  test("a form on another page cannot post: requests without a preflight are refused", async () => {
    const response = await fetch(`${shop.client.origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "{}",
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

test("a refused token is logged with the request's correlation id", async () => {
  const { status, headers } = await shop.client
    .with({ authorization: "Bearer x", "x-correlation-id": "edge-1" })
    .execute("{ me { id } }");
  expect([status, headers.get("x-correlation-id")]).toEqual([401, "edge-1"]);
  const line = (await shop.logLines())
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .find((entry) => entry.correlationId === "edge-1");
  expect(line).toMatchObject({ service: "router", method: "POST", url: "/graphql", statusCode: 401 });
});

describe("GET /graphql", () => {
  test("answers a query", async () => {
    const response = await shop.client.fetch("/graphql?query=%7Bcategories%7Bid%7D%7D", {
      headers: { "apollo-require-preflight": "true" },
    });
    expect([response.status, await response.json()]).toMatchObject([200, { data: { categories: [] } }]);
  });

  test("never executes a mutation", async () => {
    const response = await shop.client.fetch("/graphql?query=mutation%7Blogout%7D", {
      headers: { "apollo-require-preflight": "true" },
    });
    expect(response.status).toBe(405);
  });

  test("gives a browser GraphiQL, and all its files come from this server", async () => {
    const page = await (await shop.client.fetch("/graphql", { headers: { accept: "text/html" } })).text();
    expect(page).toContain("GraphiQL");
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)]
      .map(([, address = ""]) => address)
      .filter((address) => address !== "data:,");
    expect(parts.length).toBeGreaterThan(1);
    expect(page).not.toMatch(/<script>/);
    for (const address of parts) {
      expect(address).toMatch(/^\/explorer\/assets\//);
      const { status, headers } = await shop.client.fetch(address);
      expect([status, headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    }
  });
});

test("production has no GraphiQL, introspection, dev mailbox or cost headers", async () => {
  await using live = await TestShop.create({
    environment: {
      NODE_ENV: "production",
      RATE_LIMITS: "on",
      PAYMENT_PROVIDER: "sandbox",
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "shop@example.com",
      EMBEDDED_DATABASE: "true",
    },
  });
  expect(
    (await live.client.fetch("/graphql", { headers: { accept: "text/html" } })).headers.get("content-type"),
  ).not.toContain("text/html");
  expect((await live.client.execute("{ __schema { types { name } } }")).errors[0]?.extensions.code).toBe(
    "BAD_USER_INPUT",
  );
  expect((await live.client.fetch("/dev/mail")).status).toBe(404);
  expect((await live.client.execute("{ categories { id } }")).headers.get("x-souk-work")).toBeNull();
});
