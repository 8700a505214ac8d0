import { expect, test } from "vitest";
import { AuditMetrics } from "./audit-metrics.js";

test("a check that was renamed has its figures under both names", async () => {
  const metrics = new AuditMetrics();
  const counts = { stock: 5, "failed-jobs": 4 };
  const differing = { stock: 0, "failed-jobs": 3 };
  metrics.record({ checkedAt: new Date(0), counts, differing, inFlight: 0, differences: [], summarised: [] }, 1);
  const text = await metrics.registry.metrics();
  expect(text.split("\n").filter((line) => /^souk_audit_(?:checked|differences)\{/.test(line))).toEqual([
    'souk_audit_checked{check="stock"} 5',
    'souk_audit_checked{check="failed-jobs"} 4',
    'souk_audit_checked{check="given-up-jobs"} 4',
    'souk_audit_differences{check="stock"} 0',
    'souk_audit_differences{check="failed-jobs"} 3',
    'souk_audit_differences{check="given-up-jobs"} 3',
  ]);
});
