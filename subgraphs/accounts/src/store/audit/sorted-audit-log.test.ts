import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { ExplainingDatabase } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import { auditSorts, type AuditSort } from "../../domain/audit/audit-log.js";
import { AuditRepository } from "./audit-repository.js";
import { accountsDatabase } from "../database-definition.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let watched: ExplainingDatabase;
let log: AuditRepository;

/** The actor, the action and the day of May; the target identifies each entry. */
const actions = [
  { targetId: "first", username: "Zed", action: "catalog.createProduct", day: 1 },
  { targetId: "second", username: "ada", action: "orders.refundOrder", day: 2 },
  { targetId: "third", username: "Zed", action: "accounts.setRole", day: 3 },
  { targetId: "fourth", username: "ada", action: "catalog.createProduct", day: 3 },
];

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  watched = new ExplainingDatabase(testDatabase.database);
  log = new AuditRepository(watched.database);
  // in ascending order, so that the third comes first of the two entries of one day
  const ids = actions.map(() => randomUUID()).sort();
  const from = { service: "catalog", clientAddress: null, userAgent: null, correlationId: null };
  for (const [index, { targetId, username, action, day }] of actions.entries())
    await new AuditRepository(testDatabase.database).record({
      ...from,
      id: ids[index] ?? "",
      at: new Date(Date.UTC(2026, 4, day)),
      action,
      actor: { userId: randomUUID(), username, role: "ADMIN", apiKeyId: null },
      targetType: "Read",
      targetId,
      before: null,
      after: null,
    });
  await testDatabase.database.manager.query(
    `insert into audit_log (id, at, service, act, actor_id, actor_username, actor_role, target_type, target_id)
     select gen_random_uuid(), now() - n * interval '1 minute', 'orders', 'orders.act' || n % 10, gen_random_uuid(),
       'admin' || n % 20, 'ADMIN', 'Order', n::text from generate_series(1, 10000) as n`,
  );
  await testDatabase.database.manager.query(`vacuum analyze audit_log`);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

describe("the audit log", () => {
  test.each<[AuditSort, string[]]>([
    ["NEWEST", ["fourth", "third", "second", "first"]],
    ["OLDEST", ["first", "second", "third", "fourth"]],
    ["ACTOR_ASC", ["second", "fourth", "first", "third"]],
    ["ACTOR_DESC", ["third", "first", "fourth", "second"]],
    ["ACTION_ASC", ["third", "first", "fourth", "second"]],
    ["ACTION_DESC", ["second", "fourth", "first", "third"]],
  ])("is sorted by %s, page by page", async (sort, expected) => {
    const collected = await walkPages({ sort, list: (page) => log.list({ targetType: "Read" }, sort, page) });
    expect(collected.map(({ targetId }) => targetId)).toEqual(expected);
  });

  test.each(auditSorts)("by %s is read with an index, on the first page and in the middle", async (sort) => {
    const first = readPageArguments({ first: 20 }, sort, 2);
    const from = (await log.list({}, sort, { ...first, size: 100 })).at(-1)?.key ?? null;
    for (const page of [first, { ...first, from }]) {
      const plan = await watched.plansOf(() => log.list({}, sort, page));
      expect(plan).not.toContain("Seq Scan");
      expect(plan).not.toContain("Sort");
    }
  });
});
