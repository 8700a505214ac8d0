import { expect, test } from "@jest/globals";
import { isReportMonth, isReportPeriod, reportMonths } from "./report-months.js";

test("reportMonths start at midnight of the time zone, before and after the clock changes", () => {
  const { months, startsAt, from, to } = reportMonths("2025-12", "2026-04", "Europe/Paris");
  expect(months).toEqual(["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"]);
  expect(startsAt.map((time) => time.toISOString().slice(0, 16))).toEqual([
    "2025-11-30T23:00",
    "2025-12-31T23:00",
    "2026-01-31T23:00",
    "2026-02-28T23:00",
    "2026-03-31T22:00",
  ]);
  expect([from, to]).toEqual([startsAt[0], new Date("2026-04-30T22:00:00.000Z")]);
});

test.each<[string, boolean]>([
  ["2026-01", true],
  ["1970-12", true],
  ["1969-12", false],
  ["9000-01", false],
  ["2026-13", false],
  ["2026-00", false],
  ["2026-1", false],
  ["2026-01-01", false],
  ["", false],
])("isReportMonth of %j is %s", (text, expected) => {
  expect(isReportMonth(text)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ["2026-01", "2026-01", true],
  ["2024-02", "2027-01", true],
  ["2024-01", "2027-01", false],
])("a period from %s to %s is allowed: %s", (fromMonth, toMonth, expected) => {
  expect(isReportPeriod(fromMonth, toMonth)).toBe(expected);
});
