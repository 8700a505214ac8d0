// own shop: the limits are on, another origin may call it, and a proxy names the addresses of clients
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VerifyEmailDocument } from "../generated/operations.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const origin = "https://shop.example";

let shop: TestShop;
let buyer: Shopper;

beforeAll(async () => {
  const environment = { RATE_LIMITS: "on", CORS_ORIGINS: origin, TRUSTED_PROXIES: "loopback" };
  shop = await TestShop.create({ storefront: true, environment });
  buyer = await shop.signUp();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const aLogin = `login(input: { email: "nobody@example.com", password: "wrong" }) { __typename }`;

describe("too many requests from one address", () => {
  test("S2-50: are refused with 429, the seconds to wait, and the headers that let a page read the answer", async () => {
    const client = shop.client.with({ origin });
    const thirty = `mutation { ${Array.from({ length: 15 }, (_, index) => `l${index}: ${aLogin}`).join(" ")} }`;
    for (const half of [1, 2]) expect([half, (await client.execute(thirty)).status]).toEqual([half, 200]);
    const refused = await client.execute(`mutation { ${aLogin} }`);
    expect(refused.status).toBe(429);
    expect(refused.errors[0]?.extensions).toMatchObject({ code: "RATE_LIMITED", retryAfter: expect.any(Number) });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("access-control-allow-origin")).toBe(origin);
  });

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

  test("S4-18: are counted behind a trusted proxy for each client, which cannot avoid this with forged addresses", async () => {
    expect(await guess(31, "203.0.113.7")).toBe(30);
    expect(await guess(2, "203.0.113.8")).toBe(2);
    expect(await guess(2, "198.51.100.1, 203.0.113.7")).toBe(0);
  });
});

describe("requests from pages of other origins", () => {
  test.each([
    [origin, origin],
    ["https://elsewhere.example", null],
  ])("S2-49, S3-112: from %s are allowed %s", async (from, allowed) => {
    const headers = {
      origin: from,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    };
    const preflight = await fetch(`${shop.client.origin}/graphql`, { method: "OPTIONS", headers });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, allowed]);
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

function byCookie(headers: Record<string, string>) {
  return shop.client.with({ cookie: `souk_access=${buyer.accessToken}`, ...headers });
}

describe("S3-64: a POST with a session cookie", () => {
  test.each<[string, () => Record<string, string>, number]>([
    ["from our own page", () => ({ origin: shop.client.origin }), 200],
    [
      "from our own page, by a proxy that ends TLS",
      () => ({ origin: shop.client.origin.replace("http", "https") }),
      200,
    ],
    ["from a page of CORS_ORIGINS", () => ({ origin }), 200],
    ["from a page elsewhere", () => ({ origin: "https://evil.example" }), 403],
    ["from another port of this machine", () => ({ origin: "http://localhost:1" }), 403],
    ["from a page without an origin, such as a sandboxed frame", () => ({ origin: "null" }), 403],
    ["from another site that hides its origin", () => ({ "sec-fetch-site": "cross-site" }), 403],
    ["typed by the user", () => ({ "sec-fetch-site": "none" }), 200],
    ["by a program that is not a browser", () => ({}), 200],
  ])("%s", async (_from, headers, status) => {
    const answer = await byCookie(headers()).execute("{ me { email } }");
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.data).toEqual({ me: { email: buyer.email } });
    else expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", status: 403 } }]);
  });

  test("a refused request changes nothing", async () => {
    await byCookie({ origin: "https://evil.example" }).execute(
      `mutation { updateProfile(input: { fullName: "Mallory" }) { __typename } }`,
    );
    expect(await buyer.get("{ me { fullName } }")).toEqual({ me: { fullName: "Test Shopper" } });
  });

  test("a refresh cookie counts as well", async () => {
    const client = shop.client.with({ cookie: `souk_refresh=${buyer.refreshToken}`, origin: "https://evil.example" });
    expect((await client.execute("mutation { refreshSession { __typename } }")).status).toBe(403);
    expect(
      (await shop.client.execute(`mutation { refreshSession(refreshToken: "${buyer.refreshToken}") { __typename } }`))
        .data,
    ).toEqual({
      refreshSession: { __typename: "SignedIn" },
    });
  });
});

test("a token in the header needs no allowed origin, because a browser never adds it by itself", async () => {
  const { status, headers } = await buyer.with({ origin: "https://partner.example" }).execute("{ me { email } }");
  expect([status, headers.get("access-control-allow-origin")]).toEqual([200, null]);
});

describe("a request that a browser sends without a preflight", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "as %s is refused",
    async (type) => {
      const body = `{"query":"mutation { logout }"}`;
      const response = await shop.client.fetch("/graphql", { method: "POST", headers: { "content-type": type }, body });
      expect(response.status).toBe(415);
    },
  );

  test.each([
    ["cross-site", 403],
    ["same-site", 403],
    ["same-origin", 200],
  ])("as a GET with our cookies from a %s page: %i", async (site, status) => {
    const response = await byCookie({ "sec-fetch-site": site }).fetch("/graphql?query=%7Bme%7Bemail%7D%7D");
    expect(response.status).toBe(status);
  });
});

describe("response headers", () => {
  test("prevent MIME sniffing, framing and referrers on every response", async () => {
    for (const path of ["/health/live", "/graphql", "/nowhere"]) {
      const { headers } = await shop.client.fetch(path);
      expect([path, headers.get("x-content-type-options")]).toEqual([path, "nosniff"]);
      expect(headers.get("x-frame-options")).toMatch(/DENY|SAMEORIGIN/);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("strict-transport-security")).toBeNull();
    }
  });

  test("on pages never allow inline scripts", async () => {
    for (const path of ["/graphql", "/dev/mail", `/verify-email/${"x".repeat(43)}`]) {
      const { headers } = await shop.client.fetch(path, { headers: { accept: "text/html" } });
      const policy = headers.get("content-security-policy") ?? "";
      const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src"));
      expect([path, scripts]).toEqual([path, "script-src 'self'"]);
    }
  });
});
