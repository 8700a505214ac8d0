import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeJwt } from "jose";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

let accounts: TestAccounts;

beforeAll(async () => {
  accounts = await TestAccounts.start({ guestSessionDays: 30 });
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const start = (as: TestRequestOptions = {}) =>
  accounts.execute(`mutation { startGuestSession { accessToken expiresAt } }`, {}, as);
const uuid = /^[\da-f]{8}-[\da-f]{4}-4/;

describe("startGuestSession", () => {
  test("creates a new guest each time, and stores nothing", async () => {
    const tables = ["users", "sessions", "refresh_tokens", "graphile_worker._private_jobs"];
    const countRows = () =>
      Promise.all(tables.map(async (table) => (await accounts.rows(`select count(*)::int from ${table}`))[0].count));
    const before = await countRows();
    const [one, other] = (await Promise.all([start(), start()])).map(({ data }) => data.startGuestSession);
    const claims = decodeJwt(one.accessToken);
    expect(claims).toMatchObject({ role: "GUEST", sub: expect.stringMatching(uuid), sid: expect.stringMatching(uuid) });
    expect(decodeJwt(other.accessToken).sub).not.toBe(claims.sub);
    expect(await countRows()).toEqual(before);
  });

  test("lasts as many days as configured, and so does the cookie", async () => {
    const { data, setCookies } = await start();
    const { iat = 0, exp = 0 } = decodeJwt(data.startGuestSession.accessToken);
    expect(exp - iat).toBe(30 * 86_400);
    expect(data.startGuestSession.expiresAt).toBe(new Date(exp * 1000).toISOString());
    expect(setCookies).toHaveLength(1);
    expect(setCookies[0]).toMatch(
      new RegExp(`_access=${data.startGuestSession.accessToken}; Max-Age=259\\d{4}; Path=/; HttpOnly`),
    );
  });

  test("extends the same guest when called with a guest's token", async () => {
    const first = (await start()).data.startGuestSession;
    accounts.clock.move(5);
    const { data } = await start({ token: first.accessToken });
    const [before, after] = [first, data.startGuestSession].map(({ accessToken }) => decodeJwt(accessToken));
    expect(after).toMatchObject({ sub: before?.sub, sid: before?.sid, exp: (before?.exp ?? 0) + 5 });
  });

  test("is refused to signed-in users, whose cookies stay", async () => {
    const bearer = await accounts.serviceContext.bearer({ id: crypto.randomUUID(), role: "CUSTOMER" });
    const { data, code, setCookies } = await start({ token: bearer.replace("Bearer ", "") });
    expect([data.startGuestSession, code, setCookies]).toEqual([null, "CONFLICT", []]);
  });

  test("creates no account: `me` is null, and fields for users are refused", async () => {
    const { accessToken: token } = (await start()).data.startGuestSession;
    expect((await accounts.execute(`{ me { id } }`, {}, { token })).data.me).toBeNull();
    const update = `mutation { updateProfile(input: { fullName: "June" }) { __typename } }`;
    expect((await accounts.execute(update, {}, { token })).code).toBe("UNAUTHENTICATED");
  });

  test("logging out deletes the guest's cookie", async () => {
    const { accessToken: token } = (await start()).data.startGuestSession;
    const { setCookies } = await accounts.execute(`mutation { logout }`, {}, { token });
    expect(setCookies).toContainEqual(expect.stringMatching(/_access=; Max-Age=0/));
  });
});
