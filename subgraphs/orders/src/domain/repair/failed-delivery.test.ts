import { describe, expect, test } from "@jest/globals";
import { testAdminAction } from "@souk/kernel/testing/test-admin-action";
import { FakeOutbox, jobAt, unavailableOutbox } from "../../testing/fake-outbox.js";
import type { OutboxJob } from "../outbox-job.js";
import { retryDelivery } from "./failed-delivery.js";

const outboxes = new Map([
  ["orders", new FakeOutbox(jobAt("1", 2), jobAt("2", 4))],
  ["payments", new FakeOutbox(jobAt("1", 3))],
  ["shipping", unavailableOutbox],
]);

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
    expect(await retryDelivery({ outboxes, store })(id, testAdminAction("retryDelivery"))).toEqual(outcome);
    expect(audited).toEqual(outcome.kind === "retried" ? ["recordAudit"] : []);
  });
});
