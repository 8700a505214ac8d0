import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { WorkCounters, runInRequest } from "@souk/kernel/logging/request-context";
import type { Role } from "@souk/kernel/identity/viewer";
import type { TestAccounts, TestRequestOptions } from "../testing/test-accounts.js";
import { TestPeople, type Person } from "../testing/test-people.js";
import { answerPage } from "@souk/kernel/peers/in-process-transport";

let people: TestPeople;
let accounts: TestAccounts;
let admin: Person;

beforeAll(async () => {
  people = await TestPeople.start();
  accounts = people.accounts;
  admin = await people.admin();
});

afterAll(async () => people[Symbol.asyncDispose]());

async function guest(): Promise<TestRequestOptions> {
  const bearer = await accounts.serviceContext.bearer({ id: randomUUID(), role: "GUEST" });
  return { token: bearer.replace("Bearer ", "") };
}

const setRole = `mutation ($userId: ID!, $role: Role!) { setRole(userId: $userId, role: $role) { __typename ... on User { id role } ... on Problem { code } } }`;

describe("EMAIL_VERIFICATION=off", () => {
  test("makes accounts count as verified at once, and sends no mail", async () => {
    const { as, email } = await people.signUp();
    const { data } = await accounts.execute(
      `{ me { email emailVerified isActive role createdAt addresses { id } } }`,
      {},
      as,
    );
    const me = { email, emailVerified: true, isActive: true, role: "CUSTOMER", addresses: [] };
    expect(data.me).toMatchObject(me);
    expect(accounts.mails).toEqual([]);
  });
});

describe("me", () => {
  test("is null for guests, and UNAUTHENTICATED for anonymous viewers", async () => {
    expect(await accounts.execute(`{ me { id } }`, {}, await guest())).toMatchObject({
      data: { me: null },
      code: undefined,
    });
    expect(await accounts.execute(`{ me { id } }`)).toMatchObject({ data: { me: null }, code: "UNAUTHENTICATED" });
  });
});

describe("users", () => {
  test("returns each account once over all pages, newest first", async () => {
    for (let n = 0; n < 5; n++) await people.signUp();
    const query = `query ($first: Int, $after: String) { users(first: $first, after: $after) {
      nodes { id createdAt } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const seen: any[] = [];
    let after: string | null = null;
    let total: number;
    do {
      const { data } = await accounts.execute(query, { first: 2, after }, admin.as);
      seen.push(...data.users.nodes);
      total = data.users.totalCount;
      expect(data.users.pageInfo.hasPreviousPage).toBe(after !== null);
      after = data.users.pageInfo.hasNextPage ? data.users.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
    const times = seen.map(({ createdAt }) => new Date(createdAt).getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test.each([
    ["an empty page size", "{ users(first: 0) { totalCount } }"],
    ["a page size that is too large", "{ users(first: 101) { totalCount } }"],
    ["an invalid cursor", '{ users(after: "zzz") { totalCount } }'],
    ["a cursor with an invalid time", `{ users(after: "${forgedCursor("NEWEST", "soon", "x")}") { totalCount } }`],
    ["a search that is too long", `{ users(search: "${"a".repeat(201)}") { totalCount } }`],
    ["a search with a NUL", `{ users(search: "a\\u0000") { totalCount } }`],
  ])("%s is BAD_USER_INPUT", async (_case, query) => {
    expect((await accounts.execute(query, {}, admin.as)).code).toBe("BAD_USER_INPUT");
  });
});

describe("setRole", () => {
  test("applies to tokens from the next refresh, and not to tokens issued before", async () => {
    const june = await people.signUp();
    const change = { userId: june.id, role: "INSTRUCTOR" };
    const { data } = await accounts.execute(setRole, change, admin.as);
    expect(data.setRole).toEqual({ __typename: "User", id: june.id, role: "INSTRUCTOR" });
    expect(roleOf(june.as.token)).toBe("CUSTOMER");
    const refresh = `mutation ($token: String) { refreshSession(refreshToken: $token) { ... on SignedIn { accessToken } } }`;
    const refreshed = await accounts.execute(refresh, { token: june.refreshToken });
    expect(roleOf(refreshed.data.refreshSession.accessToken)).toBe("INSTRUCTOR");
  });

  test.each([[randomUUID()], ["not-an-id"]])("answers NotFound for %s", async (userId) => {
    const { data } = await accounts.execute(setRole, { userId, role: "ADMIN" }, admin.as);
    expect(data.setRole).toEqual({ __typename: "NotFound", code: "NOT_FOUND" });
  });

  test("refuses to demote the last active admin", async () => {
    const { data, code } = await accounts.execute(setRole, { userId: admin.id, role: "CUSTOMER" }, admin.as);
    expect([data.setRole, code]).toEqual([null, "CONFLICT"]);
  });
});

describe("permissions", () => {
  const operations = {
    users: `{ users { totalCount } }`,
    setRole: `mutation { setRole(userId: "x", role: ADMIN) { __typename } }`,
    updateProfile: `mutation { updateProfile(input: {}) { __typename } }`,
    saveAddress: `mutation { saveAddress(input: { address: { fullName: "", line1: "", city: "", postalCode: "", country: "" } }) { __typename } }`,
    changePassword: `mutation { changePassword(input: { currentPassword: "", newPassword: "" }) { __typename } }`,
  };
  const yes = undefined;
  const [no, who] = ["FORBIDDEN", "UNAUTHENTICATED"];

  test.each<[keyof typeof operations, ...unknown[]]>([
    ["users", who, who, no, no, yes],
    ["setRole", who, who, no, no, yes],
    ["updateProfile", who, who, yes, yes, yes],
    ["saveAddress", who, who, yes, yes, yes],
    ["changePassword", who, who, yes, yes, yes],
  ])("call %s: anonymous, guest, customer, instructor, admin", async (operation, ...expected) => {
    const as = async (role: Role | "GUEST"): Promise<TestRequestOptions> => ({
      token: (await accounts.serviceContext.bearer({ id: admin.id, role })).replace("Bearer ", ""),
    });
    const viewers = [{}, await as("GUEST"), await as("CUSTOMER"), await as("INSTRUCTOR"), await as("ADMIN")];
    const codes = await Promise.all(
      viewers.map(async (viewer) => (await accounts.execute(operations[operation], {}, viewer)).code),
    );
    expect(codes).toEqual(expected);
  });
});

describe("entities", () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on User { id email } ... on Instructor { id fullName } } }`;

  test("resolve a user for the user, admins and services, and null for others", async () => {
    const [june, other] = [await people.signUp(), await people.signUp()];
    const seenBy = async (as: TestRequestOptions): Promise<unknown> =>
      (await accounts.execute(query, { r: [{ __typename: "User", id: june.id }] }, as)).data._entities[0];
    const whole = { id: june.id, email: june.email };
    expect(await seenBy(june.as)).toEqual(whole);
    expect(await seenBy(admin.as)).toEqual(whole);
    expect(await seenBy({ from: "notifications" })).toEqual(whole);
    expect(await seenBy({ ...other.as, from: "notifications" })).toEqual(whole);
    expect(await seenBy(other.as)).toBeNull();
    expect(await seenBy({})).toBeNull();
  });

  test("resolve an instructor for every viewer, and null for a user who is no instructor", async () => {
    const [june, teacher] = [await people.signUp({ fullName: "June" }), await people.signUp({ fullName: "Idris" })];
    await accounts.execute(setRole, { userId: teacher.id, role: "INSTRUCTOR" }, admin.as);
    const r = [teacher.id, june.id, randomUUID(), "not-an-id"].map((id) => ({ __typename: "Instructor", id }));
    const { data } = await accounts.execute(query, { r });
    expect(data._entities).toEqual([{ id: teacher.id, fullName: "Idris" }, null, null, null]);
  });
});

describe("the work of a request", () => {
  test.each([
    [
      "a page of users with addresses and total count",
      `{ users(first: 50) { nodes { addresses { city } } totalCount } }`,
      3,
    ],
    ["me with addresses", `{ me { email addresses { city } } }`, 2],
  ])("%s takes a fixed number of statements", async (_what, query, statements) => {
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => accounts.execute(query, {}, admin.as));
    expect(counters.sqlStatements).toBe(statements);
  });

  test("many users by key take one statement", async () => {
    const three = await Promise.all([people.signUp(), people.signUp(), people.signUp()]);
    const counters = new WorkCounters();
    const r = three.map(({ id }) => ({ __typename: "User", id }));
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { email } } }`;
    await runInRequest({ counters }, () => accounts.execute(query, { r }, { from: "notifications" }));
    expect(counters.sqlStatements).toBe(1);
  });
});

describe("pages", () => {
  test("publish only the public half of the key, and tokens verify with it", async () => {
    const page = await answerPage(accounts.subgraph, "/.well-known/jwks.json");
    expect(page).toMatchObject({ status: 200, contentType: "application/json" });
    const { keys } = JSON.parse(page?.body ?? "");
    expect(keys).toEqual([
      { kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig", kid: expect.any(String), x: expect.any(String) },
    ]);
    const header = JSON.parse(Buffer.from(admin.as.token?.split(".")[0] ?? "", "base64url").toString());
    expect(header).toEqual({ alg: "EdDSA", typ: "JWT", kid: keys[0].kid });
  });
});

function roleOf(token: string | undefined): unknown {
  return JSON.parse(Buffer.from(token?.split(".")[1] ?? "", "base64url").toString()).role;
}

function forgedCursor(...values: string[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}
