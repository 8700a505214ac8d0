import { expect, test } from "vitest";
import { growthPerMinute } from "./trend.ts";

const at = (...values: number[]) => values.map((value, index) => ({ minutes: index / 2, value }));

test.each([
  ["a line that rises", at(100, 101, 102, 103), 2],
  ["a line that falls", at(9, 8, 7), -2],
  ["samples that rise and fall alike", at(5, 7, 7, 5), 0],
  ["a single sample", at(42), 0],
  ["none", [], 0],
])("growth per minute of %s", (_what, samples, expected) => {
  expect(growthPerMinute(samples)).toBeCloseTo(expected, 10);
});
