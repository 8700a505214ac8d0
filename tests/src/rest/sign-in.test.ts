import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { rest } from "../test-kit/clients/rest-client.js";
import { mailsTo, testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let buyer: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  buyer = await shop.signUp();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const form = (fields: Record<string, string>) => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
  body: new URLSearchParams(fields).toString(),
});

describe("signing in", () => {
  test("by a form answers with a token and sets the cookie of the session", async () => {
    const response = await shop.client.fetch("/auth/login", form({ username: buyer.email, password: testPassword }));
    const body = await response.json();
    expect([response.status, body]).toMatchObject([
      200,
      { token_type: "bearer", success: true, user: { email: buyer.email, role: "customer" } },
    ]);
    const cookies = response.headers.getSetCookie();
    expect(cookies.find((cookie) => cookie.startsWith("souk_access="))).toMatch(/HttpOnly/);
    const cookie = cookies.map((each) => each.split(";")[0]).join("; ");
    const seen = await rest(shop.client, "GET", "/auth/me", { headers: { cookie } });
    expect([seen.status, seen.body.email]).toEqual([200, buyer.email]);
    const out = await rest(shop.client, "POST", "/auth/logout", { headers: { cookie } });
    expect([out.status, out.body]).toMatchObject([200, { success: true }]);
    expect(out.headers.getSetCookie().join()).toMatch(/souk_access=;/);
  });

  test.each([
    ["S3-19: of a script sets the cookie access_token, HttpOnly", {}, ["souk_access", "souk_refresh", "access_token"]],
    ["S3-20: of the shop's own page sets the browser's cookies", { origin: "own" }, ["souk_access", "souk_refresh"]],
    ["S3-19: of another origin sets no cookie", { origin: "https://elsewhere.example" }, []],
    ["S3-19: of another site sets no cookie", { "sec-fetch-site": "cross-site" }, []],
  ])("by a form %s", async (_what, headers, names) => {
    const { origin, ...others } = { origin: undefined, ...headers };
    const sender = { ...others, ...(origin && { origin: origin === "own" ? shop.client.origin : origin }) };
    const given = form({ username: buyer.email, password: testPassword });
    const response = await shop.client.fetch("/auth/login", { ...given, headers: { ...given.headers, ...sender } });
    const cookies = response.headers.getSetCookie().filter((cookie) => !cookie.startsWith("souk_device"));
    expect([response.status, cookies.map((cookie) => cookie.split("=")[0])]).toEqual([200, names]);
    expect(cookies.every((cookie) => cookie.includes("; HttpOnly"))).toBe(true);
  });

  test("S3-21, S3-34: a script uses the cookie access_token for REST and the graph until it signs out", async () => {
    const response = await shop.client.fetch("/auth/login", form({ username: buyer.email, password: testPassword }));
    const cookie = response.headers.getSetCookie().find((each) => each.startsWith("access_token=")) ?? "";
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    expect((await rest(shop.client, "GET", "/cart", { headers })).status).toBe(200);
    expect(await shop.client.with(headers).get("{ me { id } }")).toEqual({ me: { id: buyer.id } });
    const out = await rest(shop.client, "POST", "/auth/logout", { headers });
    expect([out.status, out.headers.getSetCookie().join()]).toEqual([
      200,
      expect.stringMatching(/access_token=; Max-Age=0/),
    ]);
  });

  test("with JSON answers 401 to a wrong password and 422 to a missing one", async () => {
    const wrong = await rest(shop.client, "POST", "/api/v1/auth/login", {
      body: { email: buyer.email, password: "x" },
    });
    expect(wrong).toMatchObject({ status: 401, body: { error: "INVALID_CREDENTIALS", success: false } });
    const missing = await rest(shop.client, "POST", "/api/v1/auth/login", { body: { email: buyer.email } });
    expect(missing).toMatchObject({ status: 422, body: { fields: [{ path: "password" }] } });
  });

  test("refuses a form that another page sent with cookies", async () => {
    const given = form({ username: buyer.email, password: testPassword });
    const headers = { ...given.headers, cookie: "souk_access=x", origin: "https://elsewhere.example" };
    expect((await shop.client.fetch("/auth/login", { ...given, headers })).status).toBe(403);
  });

  test("is refused as a form, with the type to send, where a route takes only JSON", async () => {
    const refused = await shop.client.fetch("/notifications/send", form({ recipient: "a@example.com" }));
    expect([refused.status, await refused.json()]).toMatchObject([
      415,
      { success: false, message: "The body must be JSON, and its Content-Type application/json." },
    ]);
  });

  test("S4-05: accepts a token with and without Bearer, and names one that has ended", async () => {
    for (const authorization of [`Bearer ${buyer.accessToken}`, buyer.accessToken]) {
      expect((await rest(shop.client, "GET", "/cart", { headers: { authorization } })).status).toBe(200);
    }
  });
});

describe("registration", () => {
  test("S2-04, S2-06, S2-83, S3-04: mails a code that signs in, and refuses a chosen role", async () => {
    const email = `${randomUUID()}@example.com`;
    const refused = await rest(shop.client, "POST", "/auth/register", {
      body: { email, password: testPassword, role: "admin" },
    });
    expect(refused).toMatchObject({ status: 422, body: { fields: [{ path: "role" }] } });
    const accepted = await rest(shop.client, "POST", "/register", {
      body: { email, password: testPassword, name: "Ada" },
    });
    expect(accepted).toMatchObject({ status: 202, body: { email, success: true } });
    const otp = await eventually(async () => {
      const [mail] = await mailsTo(shop.client, email);
      const [code] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
      if (!code) throw new Error("no code was mailed");
      return code;
    });
    const unverified = await rest(shop.client, "POST", "/auth/login", { body: { email, password: testPassword } });
    expect(unverified).toMatchObject({ status: 403, body: { error: "EMAIL_NOT_VERIFIED" } });
    const verified = await rest(shop.client, "POST", "/auth/verify-email", { body: { email, otp } });
    expect(verified).toMatchObject({ status: 200, body: { user: { email, full_name: "Ada", role: "customer" } } });
    const renewed = await rest(shop.client, "POST", "/auth/refresh", {
      body: { refresh_token: verified.body.refresh_token },
    });
    expect(renewed.status).toBe(200);
  });

  test("has a page for browsers and data for others at its address", async () => {
    const page = await shop.client.fetch("/register", { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const data = await rest(shop.client, "GET", "/register");
    expect([data.status, data.headers.get("allow")]).toEqual([405, "POST"]);
    const posted = await shop.client.fetch("/register", {
      ...form({ email: "x" }),
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
    });
    expect(posted.headers.get("content-type")).toBe("text/html; charset=utf-8");
  });
});

describe("an examined token", () => {
  const examine = async (token: string) =>
    (await rest(await shop.admin(), "POST", "/auth/introspect", { body: { token } })).body;

  test("is active with its user, and inactive when it is wrong", async () => {
    expect(await examine(buyer.accessToken)).toMatchObject({ active: true, sub: buyer.id, role: "customer" });
    expect(await examine(`${buyer.accessToken.slice(0, -4)}AAAA`)).toEqual({ active: false });
  });
});
