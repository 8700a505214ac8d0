import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  ChangePasswordDocument,
  LoginDocument,
  LogoutDocument,
  RefreshSessionDocument,
  type RefreshSessionMutation,
} from "./generated/operations.js";
import { craftedToken } from "./test-kit/crafted-token.js";
import type { ShopClient } from "./test-kit/shop-client.js";
import { testPassword } from "./test-kit/shopper.js";
import { TestShop } from "./test-kit/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const me = "{ me { id } }";

type Refreshed = NonNullable<RefreshSessionMutation["refreshSession"]>;

async function refresh(refreshToken?: string, client: ShopClient = shop.client): Promise<Refreshed> {
  const { refreshSession } = await client.get(
    RefreshSessionDocument,
    refreshToken === undefined ? {} : { refreshToken },
  );
  if (!refreshSession) throw new Error("no answer");
  return refreshSession;
}

async function refreshed(refreshToken: string): Promise<Extract<Refreshed, { __typename: "SignedIn" }>> {
  const answer = await refresh(refreshToken);
  if (answer.__typename !== "SignedIn") throw new Error(JSON.stringify(answer));
  return answer;
}

/** Signs in as a browser does, and keeps its cookies. */
async function browserOf(email: string) {
  const answer = await shop.client.ask(LoginDocument, { input: { email, password: testPassword } });
  const cookies = answer.headers.getSetCookie();
  const valueOf = (name: string): string =>
    new RegExp(`^${name}=([^;]+)`).exec(cookies.find((each) => each.startsWith(name)) ?? "")?.[1] ?? "";
  return { answer, cookies, access: valueOf("souk_access"), refresh: valueOf("souk_refresh") };
}

describe("cookies", () => {
  test("signing in sets both tokens, and what the device is known by, where no script can read them", async () => {
    const { email, id } = await shop.signUp();
    const { cookies, access, refresh: refreshCookie, answer } = await browserOf(email);
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly.*; SameSite=Lax/);
    const { login } = answer.data;
    expect(login).toMatchObject({ accessToken: access, refreshToken: refreshCookie, user: { id } });
  });

  test("alone are enough, and the header wins over them", async () => {
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
    "an access token in them that is %s is 401, and is taken away so that the next request is not",
    async (_what, token) => {
      const { status, headers, errors } = await shop.client.with({ cookie: `souk_access=${token()}` }).ask(me);
      expect(status).toBe(401);
      expect(errors).toMatchObject([{ message: "Invalid token", extensions: { code: "UNAUTHENTICATED" } }]);
      expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^souk_access=; Max-Age=0; Path=\//)]);
    },
  );

  test("a bad token in the header leaves a good cookie alone", async () => {
    const { status, headers } = await shop.client
      .with({ authorization: "Bearer garbage", cookie: "souk_access=x" })
      .ask(me);
    expect([status, headers.getSetCookie()]).toEqual([401, []]);
  });

  test("a refresh from the cookie gives new ones; one that does not hold is taken away", async () => {
    const { email } = await shop.signUp();
    const { refresh: token } = await browserOf(email);
    const browser = shop.client.with({ cookie: `souk_refresh=${token}` });
    const first = await browser.ask(RefreshSessionDocument, {});
    expect(first.data.refreshSession?.__typename).toBe("SignedIn");
    expect(first.headers.getSetCookie().map((cookie) => cookie.split("=", 1)[0])).toEqual([
      "souk_access",
      "souk_refresh",
    ]);
    const again = await browser.ask(RefreshSessionDocument, {});
    expect(again.data.refreshSession).toMatchObject({ __typename: "SessionExpired", code: "SESSION_EXPIRED" });
    for (const cookie of again.headers.getSetCookie()) expect(cookie).toContain("Max-Age=0");
  });

  test("only accounts gets to see them", async () => {
    const { email } = await shop.signUp();
    const { refresh: token } = await browserOf(email);
    await shop.client.with({ cookie: `souk_refresh=${token}` }).ask("{ products { totalCount } cart { id } }");
    expect((await shop.logLines()).join("\n")).not.toContain(token);
  });
});

describe("a refresh token", () => {
  test("works once: each use gives a new one", async () => {
    const { refreshToken, id } = await shop.signUp();
    const first = await refreshed(refreshToken);
    expect(first.refreshToken).not.toBe(refreshToken);
    const second = await refreshed(first.refreshToken);
    expect((await shop.client.signedIn(second.accessToken).get(me)).me).toEqual({ id });
    expect(Date.parse(second.expiresAt)).toBeGreaterThan(Date.now());
  });

  test("that comes a second time ends every session that came from it", async () => {
    const { refreshToken } = await shop.signUp();
    const stolen = await refreshed(refreshToken);
    const expired = { __typename: "SessionExpired", code: "SESSION_EXPIRED", message: expect.any(String) };
    expect(await refresh(refreshToken)).toEqual(expired);
    expect(await refresh(stolen.refreshToken)).toEqual(expired);
  });

  test("that ended so leaves the user's other sessions alone", async () => {
    const { email, refreshToken } = await shop.signUp();
    const other = await shop.signIn(email, testPassword);
    await refreshed(refreshToken);
    await refresh(refreshToken);
    expect((await refresh(other.refreshToken)).__typename).toBe("SignedIn");
  });

  test.each([["garbage"], [""], ["a".repeat(100_000)]])("that is none is SessionExpired: %#", async (token) => {
    expect((await refresh(token)).__typename).toBe("SessionExpired");
  });

  test("none at all is SessionExpired", async () => {
    expect((await refresh()).__typename).toBe("SessionExpired");
  });
});

describe("logging out", () => {
  test("ends the session and takes the cookies away", async () => {
    const buyer = await shop.signUp();
    const { data, headers } = await buyer.ask(LogoutDocument);
    expect(data).toEqual({ logout: true });
    expect(headers.getSetCookie()).toHaveLength(2);
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/^souk_(access|refresh)=; Max-Age=0/);
    expect((await refresh(buyer.refreshToken)).__typename).toBe("SessionExpired");
  });

  test("by the cookies alone does the same; without a session it is false", async () => {
    const { email } = await shop.signUp();
    const browser = await browserOf(email);
    const cookie = `souk_access=${browser.access}; souk_refresh=${browser.refresh}`;
    expect(await shop.client.with({ cookie }).get(LogoutDocument)).toEqual({ logout: true });
    expect((await refresh(browser.refresh)).__typename).toBe("SessionExpired");
    expect(await shop.client.get(LogoutDocument)).toEqual({ logout: false });
  });
});

describe("a new password", () => {
  const newPassword = "another long horse sentence";

  test("ends all sessions, starts one, and is the one that signs in", async () => {
    const buyer = await shop.signUp();
    const elsewhere = await shop.signIn(buyer.email, testPassword);
    const { changePassword } = await buyer.get(ChangePasswordDocument, {
      input: { currentPassword: testPassword, newPassword },
    });
    expect(changePassword?.__typename).toBe("SignedIn");
    for (const { refreshToken } of [buyer, elsewhere])
      expect((await refresh(refreshToken)).__typename).toBe("SessionExpired");
    const login = async (password: string) =>
      (await shop.client.get(LoginDocument, { input: { email: buyer.email, password } })).login;
    expect(await login(testPassword)).toMatchObject({ __typename: "InvalidCredentials", code: "INVALID_CREDENTIALS" });
    expect((await login(newPassword))?.__typename).toBe("SignedIn");
  });

  test.each([
    ["a wrong current one", { currentPassword: "wrong", newPassword }, "InvalidCredentials"],
    ["a weak new one", { currentPassword: testPassword, newPassword: "12345678" }, "WeakPassword"],
  ])("%s changes nothing", async (_why, input, refusal) => {
    const buyer = await shop.signUp();
    expect((await buyer.get(ChangePasswordDocument, { input })).changePassword?.__typename).toBe(refusal);
    expect((await refresh(buyer.refreshToken)).__typename).toBe("SignedIn");
  });
});
