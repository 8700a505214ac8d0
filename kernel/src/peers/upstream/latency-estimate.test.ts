import { expect, test } from "vitest";
import fc from "fast-check";
import { LatencyEstimate } from "./latency-estimate.js";

function estimateOf(durations: readonly number[]): LatencyEstimate {
  const estimate = new LatencyEstimate();
  for (const duration of durations) estimate.record(duration);
  return estimate;
}

test.each([
  ["no observations", [], 0.99, 0],
  ["one observation", [100], 0.5, 100],
  ["99 fast and 1 slow, p95", [...Array<number>(99).fill(10), 5000], 0.95, 10],
  ["90 fast and 10 slow, p95", [...Array<number>(90).fill(10), ...Array<number>(10).fill(5000)], 0.95, 5000],
])("the estimate for %s", (_name, durations, share, expected) => {
  const estimated = estimateOf(durations).quantile(share);
  expect(estimated).toBeGreaterThanOrEqual(expected * 0.99);
  expect(estimated).toBeLessThanOrEqual(expected * 1.21);
});

test("a quantile is at most a fifth above the true one, and never below it", () => {
  const durations = fc.array(fc.double({ min: 1, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 500 });
  fc.assert(
    fc.property(durations, fc.constantFrom(0.5, 0.9, 0.95, 0.99), (observed, share) => {
      const sorted = observed.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(observed.length * share) - 1] ?? 0;
      const estimated = estimateOf(observed).quantile(share);
      expect(estimated).toBeGreaterThanOrEqual(exact * 0.999);
      expect(estimated).toBeLessThanOrEqual(exact * 1.201);
    }),
  );
});

test("new durations displace old ones", () => {
  const estimate = estimateOf(Array<number>(5000).fill(2000));
  for (let count = 0; count < 20_000; count += 1) estimate.record(10);
  expect(estimate.quantile(0.99)).toBeLessThan(13);
});
