import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

interface Person {
  readonly id: string;
  readonly email: string;
  readonly refreshToken: string;
  readonly as: TestRequestOptions;
}

const password = "a fine long password";
const credentials = { email: "root@example.com", password };
const deactivate = `mutation ($id: ID!, $reason: String!) { deactivateUser(id: $id, reason: $reason) {
  __typename ... on User { id isActive } ... on Problem { code } ... on InvalidInput { fields { path } } } }`;
const reactivate = `mutation ($id: ID!) { reactivateUser(id: $id) { __typename ... on User { isActive } } }`;
const unlock = `mutation ($id: ID!) { unlockUser(id: $id) { __typename ... on User { lockedUntil } } }`;
const users = `query ($filter: UserFilter, $search: String, $sort: UserSort, $first: Int, $after: String) {
  users(filter: $filter, search: $search, sort: $sort, first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`;

let accounts: TestAccounts;
let admin: Person;

beforeAll(async () => {
  accounts = await TestAccounts.start({ emailVerification: false, admin: credentials });
  admin = await signIn(credentials.email);
});

afterAll(async () => accounts[Symbol.asyncDispose]());

async function login(email: string, secret = password): Promise<any> {
  const query = `mutation ($input: LoginInput!) { login(input: $input) { __typename ... on SignedIn { accessToken refreshToken user { id } } } }`;
  return (await accounts.execute(query, { input: { email, password: secret } })).data.login;
}

async function signIn(email: string): Promise<Person> {
  const { user, accessToken: token, refreshToken } = await login(email);
  return { id: user.id, email, refreshToken, as: { token } };
}

async function signUp(fullName = "Test"): Promise<Person> {
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  const email = `${randomUUID()}@example.com`;
  await accounts.execute(register, { input: { email, password, fullName } });
  return signIn(email);
}

async function refresh(refreshToken: string): Promise<string> {
  const query = `mutation ($token: String) { refreshSession(refreshToken: $token) { __typename } }`;
  return (await accounts.execute(query, { token: refreshToken })).data.refreshSession.__typename;
}

/** Locks a user, as `User.lockedUntil` shows. */
async function lock({ email }: Person): Promise<void> {
  for (let count = 0; count < 10; count += 1) await login(email, "a wrong password");
}

async function execute(query: string, variables: Record<string, unknown>): Promise<any> {
  const { data } = await accounts.execute(query, variables, admin.as);
  return Object.values(data)[0];
}

describe("deactivateUser", () => {
  test("ends all sessions, prevents new ones, and notifies the user of the reason", async () => {
    const june = await signUp();
    const other = await signIn(june.email);
    const answer = await execute(deactivate, { id: june.id, reason: " Sold copies " });
    expect(answer).toEqual({ __typename: "User", id: june.id, isActive: false });
    expect(await Promise.all([june, other].map((each) => refresh(each.refreshToken)))).toEqual([
      "SessionExpired",
      "SessionExpired",
    ]);
    expect((await login(june.email)).__typename).toBe("InvalidCredentials");
    expect(await accounts.mailTo(june.email, 1, "ACCOUNT_CHANGED")).toMatchObject({
      change: "DEACTIVATED",
      role: null,
      reason: "Sold copies",
    });
  });

  test("has no effect the second time", async () => {
    const { id, email } = await signUp();
    for (const _time of [1, 2])
      expect(await execute(deactivate, { id, reason: "x" })).toMatchObject({ isActive: false });
    await accounts.mailTo(email, 1, "ACCOUNT_CHANGED");
    expect(accounts.mails.filter((mail) => mail.recipient === email)).toHaveLength(1);
  });

  test.each<[string, () => { id: string; reason: string }, object]>([
    ["for the viewer", () => ({ id: admin.id, reason: "x" }), { code: "CONFLICT" }],
    ["for an unknown user", () => ({ id: randomUUID(), reason: "x" }), { code: "NOT_FOUND" }],
    ["for an invalid id", () => ({ id: "x", reason: "x" }), { code: "NOT_FOUND" }],
    ["without a reason", () => ({ id: admin.id, reason: " " }), { fields: [{ path: "reason" }] }],
    ["with a long reason", () => ({ id: admin.id, reason: "x".repeat(301) }), { fields: [{ path: "reason" }] }],
    ["with a NUL in the reason", () => ({ id: admin.id, reason: "a\0" }), { fields: [{ path: "reason" }] }],
  ])("is refused %s", async (_what, variables, expected) => {
    expect(await execute(deactivate, variables())).toMatchObject(expected);
    expect((await login(admin.email)).__typename).toBe("SignedIn");
  });

  test("leaves one of two admins who deactivate each other concurrently", async () => {
    const second = await signUp();
    await accounts.rows(`update users set role = 'ADMIN' where id = $1`, [second.id]);
    const both = [await signIn(admin.email), await signIn(second.email)] as const;
    const outcomes = await Promise.all([
      accounts.execute(deactivate, { id: second.id, reason: "x" }, both[0].as),
      accounts.execute(deactivate, { id: admin.id, reason: "x" }, both[1].as),
    ]);
    expect(outcomes.map(({ data }) => data.deactivateUser.__typename as string).toSorted()).toEqual([
      "Conflict",
      "User",
    ]);
    await accounts.rows(
      `update users set is_active = (id = $1), role = case when id = $1 then 'ADMIN' else 'CUSTOMER' end
      where id = any($2)`,
      [admin.id, [admin.id, second.id]],
    );
    admin = await signIn(admin.email);
  });
});

test("reactivateUser lets the user sign in again, but not with old sessions", async () => {
  const june = await signUp();
  await execute(deactivate, { id: june.id, reason: "x" });
  expect(await execute(reactivate, { id: june.id })).toEqual({ __typename: "User", isActive: true });
  expect(await refresh(june.refreshToken)).toBe("SessionExpired");
  expect((await login(june.email)).__typename).toBe("SignedIn");
  expect(await accounts.mailTo(june.email, 2, "ACCOUNT_CHANGED")).toMatchObject({ change: "REACTIVATED" });
  expect((await execute(reactivate, { id: randomUUID() })).__typename).toBe("NotFound");
});

test("unlockUser ends a lock", async () => {
  const june = await signUp();
  await lock(june);
  expect((await login(june.email)).__typename).toBe("AccountLocked");
  const seen = await accounts.execute(`query ($id: ID!) { user(id: $id) { lockedUntil } }`, { id: june.id }, admin.as);
  expect(new Date(seen.data.user.lockedUntil).getTime()).toBeGreaterThan(accounts.clock.now().getTime());
  expect(await execute(unlock, { id: june.id })).toEqual({ __typename: "User", lockedUntil: null });
  expect((await login(june.email)).__typename).toBe("SignedIn");
  expect((await execute(unlock, { id: "x" })).__typename).toBe("NotFound");
});

test("setRole notifies the user by mail", async () => {
  const june = await signUp();
  await execute(`mutation ($id: ID!) { setRole(userId: $id, role: INSTRUCTOR) { __typename } }`, { id: june.id });
  const mail = await accounts.mailTo(june.email, 1, "ACCOUNT_CHANGED");
  expect(mail).toMatchObject({ change: "ROLE_SET", role: "INSTRUCTOR", reason: null });
});

describe("users", () => {
  const group = randomUUID();
  let people: Record<"plain" | "instructor" | "inactive" | "locked", Person>;

  beforeAll(async () => {
    const [plain, instructor, inactive, locked] = [
      await signUp(group),
      await signUp(group),
      await signUp(group),
      await signUp(group),
    ];
    people = { plain, instructor, inactive, locked };
    await accounts.rows(`update users set role = 'INSTRUCTOR' where id = $1`, [instructor.id]);
    await execute(deactivate, { id: inactive.id, reason: "x" });
    await lock(locked);
  });

  test.each<[string, object, (keyof typeof people)[]]>([
    ["all", {}, ["locked", "inactive", "instructor", "plain"]],
    ["a role", { role: "INSTRUCTOR" }, ["instructor"]],
    ["active", { isActive: true }, ["locked", "instructor", "plain"]],
    ["not active", { isActive: false }, ["inactive"]],
    ["locked", { isLocked: true }, ["locked"]],
    ["not locked", { isLocked: false }, ["inactive", "instructor", "plain"]],
    ["all conditions at once", { role: "CUSTOMER", isActive: true, isLocked: false }, ["plain"]],
  ])("are filtered by: %s", async (_what, filter, expected) => {
    const { nodes, totalCount } = await execute(users, { filter, search: group });
    const ids = expected.map((name) => people[name].id);
    expect(nodes.map(({ id }: Person) => id).sort()).toEqual(ids.sort());
    expect(totalCount).toBe(expected.length);
  });

  test("are paged within the filter", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (const isLast of [false, false, true]) {
      const { nodes, pageInfo }: any = await execute(users, {
        filter: { isActive: true },
        search: group,
        first: 1,
        after,
      });
      seen.push(...nodes.map(({ id }: Person) => id));
      expect(pageInfo.hasNextPage).toBe(!isLast);
      after = pageInfo.endCursor;
    }
    expect(seen.sort()).toEqual([people.locked.id, people.instructor.id, people.plain.id].sort());
  });

  test("are sorted as requested, and a cursor from another sort order is refused", async () => {
    const sorted = async (sort: string) =>
      (await execute(users, { search: group, sort })).nodes.map(({ id }: Person) => id);
    const byEmail = Object.values(people).sort((one, other) => (one.email < other.email ? -1 : 1));
    expect(await sorted("EMAIL_ASC")).toEqual(byEmail.map(({ id }) => id));
    expect(await sorted("EMAIL_DESC")).toEqual(byEmail.map(({ id }) => id).reverse());
    const { pageInfo } = await execute(users, { search: group, sort: "EMAIL_ASC", first: 1 });
    const rest = await execute(users, { search: group, sort: "EMAIL_ASC", after: pageInfo.endCursor });
    expect(rest.nodes.map(({ id }: Person) => id)).toEqual(byEmail.slice(1).map(({ id }) => id));
    const { code } = await accounts.execute(users, { after: pageInfo.endCursor, sort: "NAME_ASC" }, admin.as);
    expect(code).toBe("BAD_USER_INPUT");
  });

  test("are found by id, and null for an unknown id", async () => {
    const query = `query ($id: ID!) { user(id: $id) { email } }`;
    expect(await execute(query, { id: people.plain.id })).toEqual({ email: people.plain.email });
    expect(await execute(query, { id: randomUUID() })).toBeNull();
    expect(await execute(query, { id: "x" })).toBeNull();
  });
});
