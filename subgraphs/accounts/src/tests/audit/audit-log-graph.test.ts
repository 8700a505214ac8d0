import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

let accounts: TestAccounts;
let admin: TestRequestOptions;
let adminId: string;

const credentials = { email: "root@example.com", password: "the admin's password" };
const setRole = `mutation ($userId: ID!, $role: Role!) { setRole(userId: $userId, role: $role) { __typename } }`;
const record = `mutation ($entry: AuditEntryInput!) { recordAudit(entry: $entry) }`;
const list = `query ($first: Int, $after: String, $filter: AuditLogFilter, $sort: AuditLogSort) {
  auditLog(first: $first, after: $after, filter: $filter, sort: $sort) {
  nodes { id at service action actorId actorUsername actorRole apiKeyId targetType targetId before after clientAddress userAgent correlationId }
  totalCount pageInfo { hasNextPage endCursor } } }`;

beforeAll(async () => {
  accounts = await TestAccounts.start({ emailVerification: false, admin: credentials });
  const login = `mutation ($input: LoginInput!) { login(input: $input) { ... on SignedIn { accessToken user { id } } } }`;
  const { data } = await accounts.execute(login, { input: credentials });
  admin = { token: data.login.accessToken };
  adminId = data.login.user.id;
});

afterAll(async () => accounts[Symbol.asyncDispose]());

async function logged(variables: object = {}): Promise<any> {
  return (await accounts.execute(list, { ...variables }, admin)).data.auditLog;
}

async function aCustomer(): Promise<string> {
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  const email = `${randomUUID()}@example.com`;
  await accounts.execute(register, { input: { email, password: "a fine long password" } });
  return (await accounts.rows(`select id from users where email = $1`, [email]))[0].id;
}

function entryOf(given: object = {}): Record<string, unknown> {
  const actor = { userId: randomUUID(), username: "root", role: "ADMIN" };
  const target = { targetType: "Order", targetId: randomUUID() };
  return { id: randomUUID(), at: "2026-03-01T10:00:00.000Z", action: "refundOrder", actor, ...target, ...given };
}

describe("an action of an admin in accounts", () => {
  test("is logged with actor, action, values before and after, and origin", async () => {
    const targetId = await aCustomer();
    await accounts.execute(setRole, { userId: targetId, role: "INSTRUCTOR" }, admin);
    await accounts.noJobs();
    const { nodes } = await logged({ filter: { targetId } });
    expect(nodes).toEqual([
      {
        id: expect.any(String),
        at: accounts.clock.now().toISOString(),
        service: "accounts",
        action: "accounts.setRole",
        actorId: adminId,
        actorUsername: "root@example.com".slice(0, 4),
        actorRole: "ADMIN",
        apiKeyId: null,
        targetType: "User",
        targetId,
        before: { role: "CUSTOMER" },
        after: { role: "INSTRUCTOR" },
        clientAddress: "203.0.113.7",
        userAgent: "a test",
        correlationId: expect.any(String),
      },
    ]);
  });

  test.each([
    ["refused", () => ({ userId: adminId, role: "CUSTOMER" })],
    ["about an unknown user", () => ({ userId: randomUUID(), role: "CUSTOMER" })],
    ["no change", () => ({ userId: adminId, role: "ADMIN" })],
  ])("that is %s is not logged", async (_what, variables) => {
    const { totalCount } = await logged();
    await accounts.execute(setRole, variables(), admin);
    await accounts.noJobs();
    expect((await logged()).totalCount).toBe(totalCount);
  });
});

describe("recordAudit", () => {
  test("accepts an entry once, under the name of the calling service", async () => {
    const entry = entryOf({ before: { status: "PAID" }, after: { status: "REFUNDED" } });
    const answers = await Promise.all([1, 2, 3].map(() => accounts.execute(record, { entry }, { from: "orders" })));
    expect(answers.map(({ data }) => data.recordAudit)).toEqual([true, true, true]);
    await accounts.execute(record, { entry: { ...entry, action: "another" } }, { from: "catalog" });
    const { nodes } = await logged({ filter: { targetId: entry.targetId } });
    expect(nodes).toMatchObject([
      { id: entry.id, service: "orders", action: "orders.refundOrder", before: { status: "PAID" } },
    ]);
  });

  test("is for services only", async () => {
    expect((await accounts.execute(record, { entry: entryOf() }, admin)).code).toBe("FORBIDDEN");
  });

  test.each([
    ["id", { id: "x" }],
    ["at", { at: "yesterday" }],
    ["targetId", { targetId: "" }],
    ["before", { before: [1] }],
  ])("refuses an entry with an invalid %s", async (_field, given) => {
    expect((await accounts.execute(record, { entry: entryOf(given) }, { from: "orders" })).code).toBe("BAD_USER_INPUT");
  });
});

describe("the audit log", () => {
  const day = (date: number): string => `2025-01-0${date}T00:00:00.000Z`;
  const actor = { userId: randomUUID(), username: "another", role: "ADMIN" };
  const first = entryOf({ at: day(1) });
  const second = entryOf({ at: day(2), actor });
  const third = entryOf({ at: day(3) });
  const sharedTime = { at: day(5), targetType: "Shared" };
  const old = { to: day(9) };

  beforeAll(async () => {
    const shared = [1, 2, 3].map(() => entryOf(sharedTime));
    for (const entry of [second, first, third, ...shared])
      await accounts.execute(record, { entry }, { from: "shipping" });
  });

  test.each<[string, object, Record<string, unknown>[]]>([
    ["the actor", { actorId: actor.userId }, [second]],
    ["an invalid actor id", { actorId: "x" }, []],
    ["the action", { action: "shipping.refundOrder", targetType: "Order" }, [third, second, first]],
    ["the target", { targetType: "Order", targetId: first.targetId }, [first]],
    ["the start of a period", { from: day(2), to: day(4) }, [third, second]],
    ["the end of a period", { from: day(1), to: day(2) }, [first]],
    ["text that no entry can contain", { targetId: "\0" }, []],
  ])("is filtered by %s, newest first", async (_what, filter, expected) => {
    const { nodes, totalCount } = await logged({ filter: { ...old, ...filter } });
    expect(nodes.map(({ id }: { id: string }) => id)).toEqual(expected.map(({ id }) => id));
    expect(totalCount).toBe(expected.length);
  });

  test("returns pages, also for entries with the same time", async () => {
    const filter = { targetType: "Shared" };
    const whole = await logged({ filter });
    const ids: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { nodes, pageInfo } = await logged({ first: 1, after, filter });
      ids.push(...nodes.map(({ id }: { id: string }) => id));
      expect(pageInfo.hasNextPage).toBe(page < 2);
      after = pageInfo.endCursor;
    }
    expect(ids).toEqual(whole.nodes.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(3);
  });

  test("sorts as requested, and refuses a cursor from another sort order", async () => {
    const filter = { ...old, targetType: "Order" };
    const ids = async (sort: string) => (await logged({ filter, sort })).nodes.map(({ id }: { id: string }) => id);
    expect(await ids("OLDEST")).toEqual([first, second, third].map(({ id }) => id));
    expect(await ids("ACTOR_ASC")).toEqual([second, first, third].map(({ id }) => id));
    const { pageInfo } = await logged({ filter, sort: "ACTOR_ASC", first: 1 });
    const rest = await logged({ filter, sort: "ACTOR_ASC", after: pageInfo.endCursor });
    expect(rest.nodes.map(({ id }: { id: string }) => id)).toEqual([first, third].map(({ id }) => id));
    const answer = await accounts.execute(list, { filter, sort: "ACTION_ASC", after: pageInfo.endCursor }, admin);
    expect(answer.code).toBe("BAD_USER_INPUT");
  });

  test("also answers by the deprecated names of an action", async () => {
    const filter = { ...old, targetType: "Order" };
    const oldList = `query ($filter: AuditLogFilter, $sort: AuditLogSort) {
      auditLog(filter: $filter, sort: $sort) { nodes { id act } } }`;
    const nodes = async (variables: object) =>
      (await accounts.execute(oldList, { ...variables }, admin)).data.auditLog.nodes;
    const act = "shipping.refundOrder";
    const expected = [first, second, third].map(({ id }) => ({ id, act }));
    expect(await nodes({ filter: { ...filter, act }, sort: "ACT_ASC" })).toEqual(expected);
    expect(await nodes({ filter: { ...filter, act }, sort: "ACT_DESC" })).toEqual(expected.toReversed());
    expect(await nodes({ filter: { ...filter, act: "orders.refundOrder" } })).toEqual([]);
    expect(await nodes({ filter: { ...filter, act: "orders.refundOrder", action: act } })).toHaveLength(3);
  });

  test.each([
    ["update", `update audit_log set act = 'x'`],
    ["delete", `delete from audit_log`],
    ["truncate", `truncate audit_log`],
  ])("refuses every %s", async (_what, sql) => {
    await expect(accounts.rows(sql)).rejects.toThrow("the audit log only grows");
  });

  test("is for admins only", async () => {
    const codes = await Promise.all(
      (["CUSTOMER", "INSTRUCTOR", "GUEST"] as const).map(async (role) => {
        const token = (await accounts.serviceContext.bearer({ id: randomUUID(), role })).replace("Bearer ", "");
        return (await accounts.execute(list, {}, { token })).code;
      }),
    );
    expect(codes).toEqual(["FORBIDDEN", "FORBIDDEN", "UNAUTHENTICATED"]);
  });
});
