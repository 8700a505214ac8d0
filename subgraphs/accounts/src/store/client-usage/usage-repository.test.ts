import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import type { ClientCount, CountedOperation, UsageSort } from "../../domain/client-usage/usage-store.js";
import { accountsDatabase } from "../database-definition.js";
import { UsageRepository } from "./usage-repository.js";

type Opened = Awaited<ReturnType<typeof openTestDatabase>>;

const limits = { operations: 1000, clients: 1000 };
const today = new Date("2026-03-10T12:00:00.000Z");
const start = new Date("2026-03-01T00:00:00.000Z");
const noDurations = Array.from({ length: 12 }, () => 0);

function clientCount(given: Partial<ClientCount> & { readonly bucket?: number } = {}): ClientCount {
  const { bucket = 0, ...rest } = given;
  const count = rest.count ?? 1;
  const durations = noDurations.map((_none, index) => (index === bucket ? count : 0));
  return { name: "web", version: "1.0.0", count, errors: 0, durations, maxMs: 4, ...rest };
}

function operation(hash: string, given: Partial<CountedOperation> = {}): CountedOperation {
  const named = { hash, name: `Op${hash}`, kind: "query" as const, document: `query Op${hash} { me { id } }` };
  return { ...named, fields: ["Query.me", "User.id"], deprecatedFields: [], clients: [clientCount()], ...given };
}

describe("recorded usage", () => {
  let opened: Opened;
  let usage: UsageRepository;

  beforeAll(async () => {
    opened = await openTestDatabase("accounts", accountsDatabase);
    usage = new UsageRepository(opened.database);
  });

  afterAll(async () => opened[Symbol.asyncDispose]());

  const used = async (hash: string, from = start) =>
    (await usage.list({ search: hash }, "NAME_ASC", readPageArguments({}, "NAME_ASC", 2), from)).map(({ row }) => row);

  test("adds up over reports, clients and days, and a repeated report counts once", async () => {
    const id = randomUUID();
    const report = { id, operations: [operation("a1", { clients: [clientCount({ count: 3, errors: 1 })] })] };
    await usage.record(report, today, limits);
    await usage.record(report, today, limits);
    const other = operation("a1", { clients: [clientCount({ count: 2 }), clientCount({ name: "app", count: 5 })] });
    await usage.record({ id: randomUUID(), operations: [other] }, new Date("2026-03-11T12:00:00.000Z"), limits);
    expect(await used("Opa1")).toMatchObject([{ hash: "a1", name: "Opa1", count: 10, errors: 1 }]);
    expect(await used("Opa1", new Date("2026-03-11T00:00:00.000Z"))).toMatchObject([{ count: 7, errors: 0 }]);
    expect(await usage.clientsOf(["a1"], start, 10)).toMatchObject([
      { name: "app", count: 5 },
      { name: "web", count: 5, errors: 1 },
    ]);
    expect(await usage.clientsOf(["a1"], start, 1)).toMatchObject([{ name: "app" }]);
  });

  test("adds up over concurrent reports", async () => {
    const counts = Array.from({ length: 12 }, () => ({
      id: randomUUID(),
      operations: [operation("b1"), operation("b2")],
    }));
    await Promise.all(counts.map((report) => usage.record(report, today, limits)));
    expect(await used("Opb")).toMatchObject([{ count: 12 }, { count: 12 }]);
  });

  test("gets the deprecated fields of the newest report", async () => {
    await usage.record({ id: randomUUID(), operations: [operation("c1")] }, today, limits);
    const deprecated = operation("c1", { deprecatedFields: ["User.id"] });
    await usage.record({ id: randomUUID(), operations: [deprecated] }, today, limits);
    expect(await used("Opc1")).toMatchObject([{ deprecatedFields: ["User.id"] }]);
    const page = readPageArguments({}, "NAME_ASC", 2);
    const listed = await usage.list({ deprecated: true }, "NAME_ASC", page, start);
    expect(listed.map(({ row }) => row.hash)).toEqual(["c1"]);
    expect(await usage.count({ deprecated: true }, start)).toBe(1);
  });

  test.each<[string, readonly (readonly [bucket: number, count: number])[], number, number]>([
    [
      "is the bound of the bucket that holds it",
      [
        [0, 98],
        [3, 2],
      ],
      40,
      40,
    ],
    [
      "is the bucket's upper bound when an answer took longer",
      [
        [0, 10],
        [3, 985],
        [8, 5],
      ],
      2000,
      50,
    ],
    ["of one answer is its time", [[4, 1]], 70, 70],
    ["beyond the last bound is the longest time", [[11, 3]], 12_345, 12_345],
  ])("the 99th percentile %s", async (_rule, buckets, maxMs, expected) => {
    const hash = `d${expected}`;
    const clients = buckets.map(([bucket, count]) => clientCount({ bucket, count, maxMs, version: String(bucket) }));
    await usage.record({ id: randomUUID(), operations: [operation(hash, { clients })] }, today, limits);
    expect((await used(`Op${hash}`))[0]?.p99Ms).toBe(expected);
  });

  test.each<[string, object, string[]]>([
    ["a part of a name, whatever its case", { search: "FINDME" }, ["e1"]],
    ["a part of a field", { search: "price.am" }, ["e2"]],
    ["a part of a client's name", { search: "kiosk" }, ["e3"]],
    ["the start of a hash", { search: "e2" }, ["e2"]],
    ["a whole field", { field: "Price.amount" }, ["e2"]],
    ["no wildcard", { search: "%" }, []],
    ["no part of a field", { field: "Price.am" }, []],
  ])("is found by %s", async (_what, filter, expected) => {
    const operations = [
      operation("e1", { name: "FindMe" }),
      operation("e2", { fields: ["Price.amount"] }),
      operation("e3", { clients: [clientCount({ name: "Kiosk" })] }),
    ];
    await usage.record({ id: randomUUID(), operations }, today, limits);
    const listed = await usage.list(filter, "NAME_ASC", readPageArguments({}, "NAME_ASC", 2), start);
    expect(listed.map(({ row }) => row.hash)).toEqual(expected);
    expect(await usage.count(filter, start)).toBe(expected.length);
  });
});

describe("a list of usage", () => {
  let opened: Opened;
  let usage: UsageRepository;

  beforeAll(async () => {
    opened = await openTestDatabase("accounts", accountsDatabase);
    usage = new UsageRepository(opened.database);
    const counts: readonly [string, Partial<CountedOperation>, Parameters<typeof clientCount>[0]][] = [
      ["1", { name: "beta" }, { count: 5, errors: 0, bucket: 2 }],
      ["2", { name: "Alpha" }, { count: 9, errors: 2, bucket: 0 }],
      ["3", { name: "gamma" }, { count: 5, errors: 1, bucket: 5 }],
    ];
    for (const [hash, given, count] of counts) {
      const clients = [clientCount({ maxMs: 9999, ...count })];
      const at = new Date(today.getTime() + Number(hash) * 60_000);
      await usage.record({ id: randomUUID(), operations: [operation(hash, { ...given, clients })] }, at, limits);
    }
  });

  afterAll(async () => opened[Symbol.asyncDispose]());

  test.each<[UsageSort, string]>([
    ["COUNT_DESC", "231"],
    ["COUNT_ASC", "132"],
    ["ERRORS_DESC", "231"],
    ["ERRORS_ASC", "132"],
    ["P99_DESC", "312"],
    ["P99_ASC", "213"],
    ["NAME_ASC", "213"],
    ["NAME_DESC", "312"],
    ["LAST_SEEN_DESC", "321"],
    ["LAST_SEEN_ASC", "123"],
  ])("is sorted by %s, page by page", async (sort, expected) => {
    const collected = await walkPages({ sort, list: (page) => usage.list({}, sort, page, start) });
    expect(collected.map(({ hash }) => hash).join("")).toBe(expected);
  });
});

describe("limits and retention", () => {
  let opened: Opened;
  let usage: UsageRepository;

  beforeAll(async () => {
    opened = await openTestDatabase("accounts", accountsDatabase);
    usage = new UsageRepository(opened.database);
  });

  afterAll(async () => opened[Symbol.asyncDispose]());

  const counts = async (): Promise<string[]> => {
    const rows: { key: string }[] = await opened.database.manager.query(
      `select operation_hash || ' ' || client_name || ' ' || sum(count) as key from operation_usage
       group by operation_hash, client_name order by 1`,
    );
    return rows.map(({ key }) => key);
  };

  test("operations and clients beyond the limits are counted as other, and no count is lost", async () => {
    const operations = ["a", "b", "c", "d"].map((hash) =>
      operation(hash, { clients: ["x", "y", "z"].map((name) => clientCount({ name })) }),
    );
    await usage.record({ id: randomUUID(), operations }, today, { operations: 2, clients: 2 });
    await usage.record({ id: randomUUID(), operations }, today, { operations: 2, clients: 2 });
    expect(await counts()).toEqual(
      ["a", "b"]
        .flatMap((hash) => [`${hash} other 2`, `${hash} x 2`, `${hash} y 2`])
        .concat(["other other 4", "other x 4", "other y 4"]),
    );
  });

  test("counts before a day are deleted, with operations and clients that have none left", async () => {
    const later = new Date("2026-06-10T12:00:00.000Z");
    const stored = operation("a", { clients: [clientCount({ name: "x" })] });
    await usage.record({ id: randomUUID(), operations: [stored] }, later, limits);
    await usage.forgetUsage(new Date("2026-05-01T00:00:00.000Z"));
    expect(await counts()).toEqual(["a x 1"]);
    const left = (table: string, column: string) =>
      opened.database.manager.query(`select ${column} from ${table} order by 1`);
    expect(await left("usage_clients", "name")).toEqual([{ name: "x" }]);
    expect(await left("used_operations", "hash")).toEqual([{ hash: "a" }, { hash: "other" }]);
  });
});
