import { describe, expect, test } from "@jest/globals";
import { testAct } from "@souk/kernel/testing/test-act";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import { oldestFailed, reportOutboxes, retryDelivery, type FailedJob, type Outbox } from "./failed-deliveries.js";
import type { OutboxJob } from "./order-store.js";

const job = (id: string, minute: number): FailedJob => ({
  id,
  task: "tell",
  orderId: null,
  attempts: 25,
  lastError: "no answer",
  createdAt: new Date(minute * 60_000),
});

const outboxOf = (...jobs: readonly FailedJob[]): Outbox => ({
  list: async () => jobs,
  retry: async (id) => jobs.find((candidate) => candidate.id === id) ?? null,
});

const away: Outbox = {
  list: () => Promise.reject(new ServiceUnavailableError("shipping")),
  retry: () => Promise.reject(new ServiceUnavailableError("shipping")),
};

const outboxes = new Map([
  ["orders", outboxOf(job("1", 2), job("2", 4))],
  ["payments", outboxOf(job("1", 3))],
  ["shipping", away],
]);

describe("failed deliveries", () => {
  test("are those of all services, oldest first, each with an id of its own", async () => {
    const failed = oldestFailed(await reportOutboxes(outboxes)());
    expect(failed.map(({ id, service }) => [id, service])).toEqual([
      ["orders:1", "orders"],
      ["payments:1", "payments"],
      ["orders:2", "orders"],
    ]);
  });

  test("of a service that is away are unknown, not none", async () => {
    const reports = await reportOutboxes(outboxes)();
    expect(reports.map(({ service, failed }) => [service, failed?.length ?? null])).toEqual([
      ["orders", 2],
      ["payments", 1],
      ["shipping", null],
    ]);
  });

  test("are at most 100, the oldest", async () => {
    const many = outboxOf(...Array.from({ length: 100 }, (_, index) => job(String(index), index)));
    const both = new Map([
      ["orders", many],
      ["payments", outboxOf(job("old", -1))],
    ]);
    const failed = oldestFailed(await reportOutboxes(both)());
    expect([failed.length, failed[0]?.id, failed.at(-1)?.id]).toEqual([100, "payments:old", "orders:98"]);
  });
});

describe("retryDelivery", () => {
  test.each([
    ["payments:1", { kind: "retried", delivery: expect.objectContaining({ service: "payments", id: "payments:1" }) }],
    ["2", { kind: "retried", delivery: expect.objectContaining({ service: "orders", id: "orders:2" }) }],
    ["payments:2", { kind: "notFound" }],
    ["nobody:1", { kind: "notFound" }],
    ["", { kind: "notFound" }],
    ["shipping:1", { kind: "serviceUnavailable", service: "shipping" }],
  ])("of %j", async (id, outcome) => {
    const audited: string[] = [];
    const store = { enqueue: async (jobs: readonly OutboxJob[]) => void audited.push(...jobs.map(({ task }) => task)) };
    expect(await retryDelivery({ outboxes, store })(id, testAct("retryDelivery"))).toEqual(outcome);
    expect(audited).toEqual(outcome.kind === "retried" ? ["recordAudit"] : []);
  });
});
