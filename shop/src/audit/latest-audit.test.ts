import { expect, test } from "@jest/globals";
import type { AuditReport } from "./audit.js";
import { LatestAudit } from "./latest-audit.js";

const checkedAt = new Date("2026-11-20T10:00:00Z");
const difference = (check: string, number: number) => ({ check, subject: `${number}`, expected: "1", found: "2" });
const report: AuditReport = {
  checkedAt,
  counts: { stock: 300, sales: 7 },
  differing: { stock: 250, sales: 1 },
  inFlight: 3,
  differences: [...Array.from({ length: 250 }, (_, number) => difference("stock", number)), difference("sales", 0)],
};

test("there is none until the first one is done", () => {
  expect(new LatestAudit().get()).toBeNull();
});

test("of each check the first hundred differences are shown, and how many there are", () => {
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

test("a later one takes its place", () => {
  const latest = new LatestAudit();
  latest.record(report);
  latest.record({
    checkedAt: new Date(0),
    counts: { stock: 1 },
    differing: { stock: 0 },
    inFlight: 0,
    differences: [],
  });
  expect(latest.get()).toEqual({
    checkedAt: new Date(0),
    counts: [{ check: "stock", compared: 1, differing: 0 }],
    inFlight: 0,
    differences: [],
  });
});
