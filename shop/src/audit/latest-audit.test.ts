import { expect, test } from "vitest";
import type { AuditReport } from "./audit.js";
import { LatestAudit } from "./latest-audit.js";

const checkedAt = new Date("2026-11-20T10:00:00Z");
const difference = (check: string, number: number) => ({
  check,
  subject: `${number}`,
  expected: "1",
  found: "2",
  advice: "",
});
const report: AuditReport = {
  checkedAt,
  counts: { stock: 300, sales: 7 },
  differing: { stock: 250, sales: 1 },
  inFlight: 3,
  summarised: [],
  differences: [...Array.from({ length: 250 }, (_, number) => difference("stock", number)), difference("sales", 0)],
};

test("the latest audit is null until the first one is done", () => {
  expect(new LatestAudit().get()).toBeNull();
});

test("the latest audit has the first hundred differences of each check, and their number", () => {
  const latest = new LatestAudit();
  latest.record(report);
  expect(latest.get()).toMatchObject({
    checkedAt,
    inFlight: 3,
    counts: [
      { check: "stock", compared: 300, differing: 250 },
      { check: "sales", compared: 7, differing: 1 },
    ],
  });
  const shown = latest.get()?.differences.map(({ check, subject }) => `${check} ${subject}`) ?? [];
  expect([shown.length, shown[0], shown[99], shown[100]]).toEqual([101, "stock 0", "stock 99", "sales 0"]);
});

test("a later audit replaces the latest one", () => {
  const latest = new LatestAudit();
  latest.record(report);
  latest.record({
    checkedAt: new Date(0),
    counts: { stock: 1 },
    differing: { stock: 0 },
    inFlight: 0,
    summarised: [],
    differences: [],
  });
  expect(latest.get()).toEqual({
    checkedAt: new Date(0),
    counts: [{ check: "stock", compared: 1, differing: 0 }],
    inFlight: 0,
    differences: [],
  });
});
