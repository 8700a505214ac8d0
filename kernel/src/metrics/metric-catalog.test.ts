import { expect, test } from "vitest";
import { metricDefinition, metricNames } from "./metric-catalog.js";

test.each(metricNames)("%s follows the naming rules of Prometheus", (name) => {
  const { type, unit, buckets } = metricDefinition(name);
  expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
  expect(name.endsWith("_total")).toBe(type === "counter");
  if (type === "histogram") expect(name).toMatch(/_seconds$/);
  if (unit === "seconds") expect(name).toMatch(/_seconds(?:_total)?$/);
  expect(buckets !== undefined).toBe(type === "histogram");
  expect([...(buckets ?? [])]).toEqual([...(buckets ?? [])].toSorted((one, other) => one - other));
});
