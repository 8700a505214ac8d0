import { describe, expect, test } from "@jest/globals";
import { failedJobSorts, type FailedJobSort } from "@souk/kernel/jobs/failed-job";
import { cursorOf, PageArgumentError, type CursorValue } from "@souk/kernel/values/page";
import { FakeOutbox, jobAt, unavailableOutbox } from "../../testing/fake-outbox.js";
import { deliveryKey } from "./delivery-position.js";
import type { OutboxPeer, Outboxes } from "./failed-delivery.js";
import { listFailedDeliveries, oldestFailed, reportOutboxes } from "./list-failed-deliveries.js";

/**
 * Returns three services; each two of them have two jobs of the same minute. The jobs of the ninth minute have equal
 * attempts.
 */
function three(): Map<string, FakeOutbox> {
  return new Map([
    ["orders", new FakeOutbox(jobAt("9", 1), jobAt("10", 1), jobAt("11", 9, 3))],
    ["accounts", new FakeOutbox(jobAt("8", 1, 10), jobAt("10", 2), jobAt("12", 9, 3))],
    ["payments", new FakeOutbox(jobAt("7", 0), jobAt("10", 2, 10), jobAt("13", 9, 3))],
  ]);
}

const oldestFirst = [
  "payments:7",
  "accounts:8",
  "orders:9",
  "orders:10",
  "accounts:10",
  "payments:10",
  "accounts:12",
  "orders:11",
  "payments:13",
];
const fewestTriesFirst = [
  "accounts:12",
  "orders:11",
  "payments:13",
  "accounts:8",
  "payments:10",
  "payments:7",
  "orders:9",
  "orders:10",
  "accounts:10",
];
const inOrder: Readonly<Record<FailedJobSort, readonly string[]>> = {
  OLDEST: oldestFirst,
  NEWEST: oldestFirst.toReversed(),
  ATTEMPTS_ASC: fewestTriesFirst,
  ATTEMPTS_DESC: fewestTriesFirst.toReversed(),
};

/** Reads all pages in sequence, like a client. */
async function walk(outboxes: Outboxes, sort: FailedJobSort, first: number, service?: string): Promise<string[]> {
  const list = listFailedDeliveries(outboxes);
  const collected: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { page } = await list({ page: { first, after }, sort, service });
    expect(page.rows.length).toBeLessThanOrEqual(first);
    collected.push(...page.rows.map(({ id }) => id));
    const last = page.rows.at(-1);
    if (!page.hasNextPage || !last) return collected;
    after = cursorOf(sort, deliveryKey(last, sort));
  }
}

describe("failed deliveries of all services", () => {
  const walks = failedJobSorts.flatMap((sort) => [1, 2, 3, 4, 100].map((first) => [sort, first] as const));

  test.each(walks)("by %s are listed once each, %i per page", async (sort, first) => {
    expect(await walk(three(), sort, first)).toEqual(inOrder[sort]);
  });

  test.each(failedJobSorts)("are filtered by service, by %s", async (sort) => {
    const own = inOrder[sort].filter((id) => id.startsWith("accounts:"));
    expect(await walk(three(), sort, 2, "accounts")).toEqual(own);
  });

  test("are empty for an unknown service, and no service is called", async () => {
    const outboxes = three();
    const { page, unavailableServices } = await listFailedDeliveries(outboxes)({ page: {}, service: "nobody" });
    expect([page.rows, page.hasNextPage, unavailableServices]).toEqual([[], false, []]);
    expect([...outboxes.values()].flatMap(({ requests }) => requests)).toEqual([]);
  });

  test("are requested once from each service, with the page size as limit", async () => {
    const outboxes = three();
    const first = await listFailedDeliveries(outboxes)({ page: { first: 3 } });
    const last = first.page.rows.at(-1);
    const after = last ? cursorOf("OLDEST", deliveryKey(last, "OLDEST")) : "";
    await listFailedDeliveries(outboxes)({ page: { first: 3, after } });
    for (const { requests } of outboxes.values()) expect(requests.map(({ size }) => size)).toEqual([3, 3]);
  });

  test("are unknown, not empty, for an unavailable service, and the others are listed", async () => {
    const outboxes = new Map<string, OutboxPeer>([...three(), ["shipping", unavailableOutbox]]);
    const { page, services, unavailableServices } = await listFailedDeliveries(outboxes)({ page: { first: 2 } });
    expect(page.rows.map(({ id }) => id)).toEqual(inOrder.OLDEST.slice(0, 2));
    expect(services).toEqual(["orders", "accounts", "payments", "shipping"]);
    expect(unavailableServices).toEqual(["shipping"]);
    const reports = await reportOutboxes(outboxes)();
    expect(reports.map(({ service, failed }) => [service, failed?.length ?? null])).toEqual([
      ["orders", 3],
      ["accounts", 3],
      ["payments", 3],
      ["shipping", null],
    ]);
  });

  const instant = new Date(0).toISOString();
  test.each<[string, FailedJobSort, readonly CursorValue[]]>([
    ["of another sort", "NEWEST", [instant, "orders", "1"]],
    ["that is too short", "OLDEST", [instant, "orders"]],
    ["with an invalid time", "OLDEST", ["yesterday", "orders", "1"]],
    ["with a number as time", "OLDEST", [0, "orders", "1"]],
    ["with a number as service", "OLDEST", [instant, 1, "1"]],
    ["with an invalid id", "OLDEST", [instant, "orders", "1; drop"]],
    ["with an id above the column's limit", "OLDEST", [instant, "orders", "9".repeat(19)]],
    ["with a text as attempts", "ATTEMPTS_ASC", ["25", instant, "orders", "1"]],
    ["with attempts above the column's limit", "ATTEMPTS_ASC", [1e9, instant, "orders", "1"]],
  ])("a cursor %s is refused before any service is called", async (_what, order, key) => {
    const outboxes = three();
    const sort = order === "NEWEST" ? "OLDEST" : order;
    const pending = listFailedDeliveries(outboxes)({ page: { after: cursorOf(order, key) }, sort });
    await expect(pending).rejects.toThrow(PageArgumentError);
    expect([...outboxes.values()].flatMap(({ requests }) => requests)).toEqual([]);
  });
});

test("reportOutboxes and oldestFailed return the oldest hundred", async () => {
  const many = new FakeOutbox(...Array.from({ length: 120 }, (_, index) => jobAt(String(index + 1), index)));
  const both = new Map([
    ["orders", many],
    ["payments", new FakeOutbox(jobAt("1", -1))],
  ]);
  const reports = await reportOutboxes(both)();
  expect(reports.map(({ failed }) => failed?.length)).toEqual([100, 1]);
  const failed = oldestFailed(reports);
  expect([failed.length, failed[0]?.id, failed.at(-1)?.id]).toEqual([100, "payments:1", "orders:99"]);
});
