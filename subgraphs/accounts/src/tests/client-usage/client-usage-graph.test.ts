import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

let accounts: TestAccounts;
let admin: TestRequestOptions;

const credentials = { email: "root@example.com", password: "the admin's password" };
const record = `mutation ($report: OperationUsageReport!) { recordUsage(report: $report) }`;
const list = `query ($filter: OperationUsageFilter, $days: Int) { operationUsage(filter: $filter, days: $days) { totalCount nodes {
  hash name kind document fields deprecatedFields count errors p99Ms firstSeenAt lastSeenAt
  clients { name version count errors lastSeenAt } } } }`;

beforeAll(async () => {
  accounts = await TestAccounts.start({ emailVerification: false, admin: credentials });
  const login = `mutation ($input: LoginInput!) { login(input: $input) { ... on SignedIn { accessToken } } }`;
  admin = { token: (await accounts.execute(login, { input: credentials })).data.login.accessToken };
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const durations = [2, ...Array.from({ length: 11 }, () => 0)];
const web = { name: "web", version: "1.2.3", count: 2, errors: 1, durations, maxMs: 3 };

function operation(given: object = {}): object {
  const document = "query Me { me { id } }";
  const fields = ["Query.me", "User.id"];
  return { hash: "0a", name: "Me", kind: "query", document, fields, deprecatedFields: [], clients: [web], ...given };
}

function report(...operations: object[]): { report: { id: string; operations: object[] } } {
  return { report: { id: randomUUID(), operations } };
}

test("a report of the router counts once, and admins see it", async () => {
  const sent = report(operation());
  expect((await accounts.execute(record, sent, { from: "edge" })).data).toEqual({ recordUsage: true });
  expect((await accounts.execute(record, sent, { from: "edge" })).data).toEqual({ recordUsage: true });
  const at = accounts.clock.now().toISOString();
  const { clients: _clients, ...listed } = operation({ count: 2, errors: 1, p99Ms: 3 }) as Record<string, unknown>;
  expect((await accounts.execute(list, {}, admin)).data.operationUsage).toEqual({
    totalCount: 1,
    nodes: [
      {
        ...listed,
        firstSeenAt: at,
        lastSeenAt: at,
        clients: [{ name: "web", version: "1.2.3", count: 2, errors: 1, lastSeenAt: at }],
      },
    ],
  });
});

test("counts are deleted after the configured days", async () => {
  const nodes = async (days: number) => (await accounts.execute(list, { days }, admin)).data.operationUsage.nodes;
  await accounts.rows(`update operation_usage set day = day - 89`);
  await accounts.rows(`update used_operations set last_seen_at = last_seen_at - interval '89 days'`);
  expect(await nodes(30)).toEqual([]);
  expect(await nodes(90)).toHaveLength(1);
  const count = async () => (await accounts.rows(`select from operation_usage`)).length;
  const forget = `select graphile_worker.add_job('forgetExpired')`;
  await accounts.rows(forget);
  await accounts.noJobs();
  expect(await count()).toBe(1);
  await accounts.rows(`update operation_usage set day = day - 2`);
  await accounts.rows(`update used_operations set last_seen_at = last_seen_at - interval '2 days'`);
  await accounts.rows(forget);
  await until(async () => (await count()) === 0);
});

test.each<[string, object]>([
  ["a bucket too few", operation({ clients: [{ ...web, durations: [1] }] })],
  ["more errors than requests", operation({ clients: [{ ...web, errors: 3 }] })],
  ["an unknown kind", operation({ kind: "lookup" })],
])("a report with %s is refused", async (_what, wrong) => {
  const { code } = await accounts.execute(record, report(wrong), { from: "edge" });
  expect(code).toBe("BAD_USER_INPUT");
});

test.each<[string, TestRequestOptions]>([
  ["nobody", {}],
  ["another service", { from: "orders" }],
])("%s neither reports nor lists usage", async (_who, ask) => {
  expect((await accounts.execute(record, report(operation()), ask)).code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
  expect((await accounts.execute(list, {}, ask)).code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
});

test.each([0, 401])("%i days are refused", async (days) => {
  expect((await accounts.execute(list, { days }, admin)).code).toBe("BAD_USER_INPUT");
});
