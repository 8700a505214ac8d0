// own shop: another origin may call it
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const storefront = "https://shop.example";

let shop: TestShop;
let buyer: Shopper;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true, environment: { CORS_ORIGINS: storefront } });
  buyer = await shop.signUp();
});

afterAll(async () => shop[Symbol.asyncDispose]());

function byCookie(headers: Record<string, string>) {
  return shop.client.with({ cookie: `souk_access=${buyer.accessToken}`, ...headers });
}

describe("a POST with a session cookie", () => {
  test.each<[string, () => Record<string, string>, number]>([
    ["from our own page", () => ({ origin: shop.client.origin }), 200],
    [
      "from our own page, by a proxy that ends TLS",
      () => ({ origin: shop.client.origin.replace("http", "https") }),
      200,
    ],
    ["from a page of CORS_ORIGINS", () => ({ origin: storefront }), 200],
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
