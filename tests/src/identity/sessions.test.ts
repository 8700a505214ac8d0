import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoginDocument, LogoutDocument, RefreshSessionDocument } from "../generated/operations.js";
import { craftedToken } from "../test-kit/clients/crafted-token.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const me = "{ me { id } }";

async function refresh(refreshToken: string) {
  return (await shop.client.get(RefreshSessionDocument, { refreshToken })).refreshSession;
}

/** Signs in like a browser and keeps the cookies. */
async function browserOf(email: string) {
  const answer = await shop.client.execute(LoginDocument, { input: { email, password: testPassword } });
  const cookies = answer.headers.getSetCookie();
  const valueOf = (name: string): string =>
    new RegExp(`^${name}=([^;]+)`).exec(cookies.find((each) => each.startsWith(name)) ?? "")?.[1] ?? "";
  return { answer, cookies, access: valueOf("souk_access"), refresh: valueOf("souk_refresh") };
}

describe("cookies", () => {
  test("S3-113: are set by a sign-in for both tokens and the device, and scripts cannot read them", async () => {
    const { email, id } = await shop.signUp();
    const { cookies, access, refresh: refreshCookie, answer } = await browserOf(email);
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly.*; SameSite=Lax/);
    const { login } = answer.data;
    expect(login).toMatchObject({ accessToken: access, refreshToken: refreshCookie, user: { id } });
  });

  test("are enough, but the header has priority", async () => {
    const [one, other] = await Promise.all([shop.signUp(), shop.signUp()]);
    const browser = shop.client.with({ cookie: `souk_access=${(await browserOf(one.email)).access}` });
    expect((await browser.get(me)).me).toEqual({ id: one.id });
    expect((await browser.with({ authorization: other.headers.authorization ?? "" }).get(me)).me).toEqual({
      id: other.id,
    });
  });

  test.each([
    ["garbage", () => "garbage"],
    ["expired", () => craftedToken(shop.accessTokenKey, { claims: { iat: 1_700_000_000, exp: 1_700_000_600 } })],
  ])(
    "give HTTP 401 for an access token that is %s, and the answer removes it from the browser",
    async (_what, token) => {
      const { status, headers, errors } = await shop.client.with({ cookie: `souk_access=${token()}` }).execute(me);
      expect(status).toBe(401);
      expect(errors).toMatchObject([{ message: "Invalid token", extensions: { code: "UNAUTHENTICATED" } }]);
      expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^souk_access=; Max-Age=0; Path=\//)]);
    },
  );

  test("stay unchanged after a bad token in the header", async () => {
    const { status, headers } = await shop.client
      .with({ authorization: "Bearer garbage", cookie: "souk_access=x" })
      .execute(me);
    expect([status, headers.getSetCookie()]).toEqual([401, []]);
  });

  test("are renewed by a refresh, and removed by an invalid refresh token", async () => {
    const { email } = await shop.signUp();
    const { refresh: token } = await browserOf(email);
    const browser = shop.client.with({ cookie: `souk_refresh=${token}` });
    const first = await browser.execute(RefreshSessionDocument, {});
    expect(first.data.refreshSession?.__typename).toBe("SignedIn");
    expect(first.headers.getSetCookie().map((cookie) => cookie.split("=", 1)[0])).toEqual([
      "souk_access",
      "souk_refresh",
    ]);
    const again = await browser.execute(RefreshSessionDocument, {});
    expect(again.data.refreshSession).toMatchObject({ __typename: "SessionExpired", code: "SESSION_EXPIRED" });
    for (const cookie of again.headers.getSetCookie()) expect(cookie).toContain("Max-Age=0");
  });

  test("reach only accounts", async () => {
    const { email } = await shop.signUp();
    const { refresh: token } = await browserOf(email);
    await shop.client.with({ cookie: `souk_refresh=${token}` }).execute("{ products { totalCount } cart { id } }");
    expect((await shop.logLines()).join("\n")).not.toContain(token);
  });
});

describe("a browser with an expired access cookie and a valid session", () => {
  let refreshCookie: string;
  let productId: string;

  beforeAll(async () => {
    const { email } = await shop.signUp();
    refreshCookie = `souk_refresh=${(await browserOf(email)).refresh}`;
    productId = (await shop.product()).id;
  });

  const expired = [{ extensions: { code: "UNAUTHENTICATED", status: 401, reason: "TOKEN_EXPIRED" } }];
  const publicQuery = "{ products(first: 1) { totalCount } }";

  test.each([
    ["a public query", () => publicQuery],
    ["a public query in a fragment", () => "{ ... on Query { products(first: 1) { totalCount } } }"],
    ["a query that needs a session", () => me],
    ["a mutation", () => `mutation { addToCart(input: { productId: "${productId}", quantity: 1 }) { __typename } }`],
    ["a session mutation beside another one", () => "mutation { logout clearCart { __typename } }"],
    ["the start of a guest session", () => "mutation { startGuestSession { __typename } }"],
    ["a subscription", () => `subscription { stockChanged(productId: "${productId}") { id } }`],
  ])("gets HTTP 401 for %s, and nothing is executed", async (_what, query) => {
    const client = shop.client.with({ cookie: refreshCookie, accept: "application/json, text/event-stream" });
    const { status, errors, data, headers } = await client.execute(query());
    expect([status, data, headers.getSetCookie()]).toEqual([401, undefined, []]);
    expect(errors).toMatchObject(expired);
  });

  test("gets HTTP 401 for a GET as well, and the answer is never cached", async () => {
    const path = `/graphql?query=${encodeURIComponent(publicQuery)}`;
    const answer = await shop.client.with({ cookie: refreshCookie }).fetch(path);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([401, "private, no-store"]);
    expect(await answer.json()).toMatchObject({ errors: expired });
  });

  test.each([
    ["a token in the header", async () => ({ authorization: `Bearer ${(await shop.signUp()).accessToken}` })],
    ["a cookie without a session", async () => ({ cookie: "theme=dark" })],
  ])("differs from a client with %s, which is answered", async (_with, headers) => {
    const client = shop.client.with({ cookie: refreshCookie }).with(await headers());
    expect((await client.execute(publicQuery)).status).toBe(200);
  });

  test.each([
    ["sign in", "login", `{ login(input: { email: "a@shop.test", password: "x" }) { __typename } }`],
    ["ask for a code", "resendVerification", `{ resendVerification(email: "a@shop.test") { __typename } }`],
    ["renew the session", "refreshSession", "{ refreshSession { __typename } }"],
    ["sign out", "logout", "{ logout }"],
  ])("can %s", async (_action, name, mutation) => {
    const { email } = await shop.signUp();
    const cookie = `souk_refresh=${(await browserOf(email)).refresh}`;
    const { status, data } = await shop.client.with({ cookie }).execute(`mutation ${mutation}`);
    expect([status, Object.keys(data)]).toEqual([200, [name]]);
  });

  test("can read the schema", async () => {
    const { data } = await shop.client
      .with({ cookie: refreshCookie })
      .execute("{ __typename __schema { queryType { name } } }");
    expect(data).toEqual({ __typename: "Query", __schema: { queryType: { name: "Query" } } });
  });
});

describe("logging out", () => {
  test("ends the session and removes the cookies", async () => {
    const buyer = await shop.signUp();
    const { data, headers } = await buyer.execute(LogoutDocument);
    expect(data).toEqual({ logout: true });
    expect(headers.getSetCookie()).toHaveLength(3);
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/^souk_(access|refresh)=; Max-Age=0/);
    expect((await refresh(buyer.refreshToken))?.__typename).toBe("SessionExpired");
  });

  test("by cookies alone does the same; without a session it returns false", async () => {
    const { email } = await shop.signUp();
    const browser = await browserOf(email);
    const cookie = `souk_access=${browser.access}; souk_refresh=${browser.refresh}`;
    expect(await shop.client.with({ cookie }).get(LogoutDocument)).toEqual({ logout: true });
    expect((await refresh(browser.refresh))?.__typename).toBe("SessionExpired");
    expect(await shop.client.get(LogoutDocument)).toEqual({ logout: false });
  });
});
