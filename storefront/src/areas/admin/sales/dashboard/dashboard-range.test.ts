import { describe, expect, test } from "vitest";
import { dashboardRange } from "./dashboard-range.js";

const now = new Date(2026, 10, 20, 15, 30);
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).toISOString();

function queryParams(search: string) {
  const parameters = new URLSearchParams(search);
  return dashboardRange((name) => parameters.get(name) ?? "", now);
}

describe("the days of the dashboard", () => {
  test.each([
    ["", "month", "2026-10-22"],
    ["range=today", "today", "2026-11-20"],
    ["range=week", "week", "2026-11-14"],
    ["range=century", "month", "2026-10-22"],
    ["from=2026-11-21&to=2026-11-20", "month", "2026-10-22"],
    ["from=2026-02-30&to=2026-03-05", "month", "2026-10-22"],
  ])("%p is %s, from %s until today", (search, preset, firstDay) => {
    expect(queryParams(search)).toMatchObject({ preset, firstDay, lastDay: "2026-11-20", to: day(2026, 11, 21) });
  });

  test("are the chosen ones, both included", () => {
    expect(queryParams("from=2026-03-01&to=2026-03-08&range=week")).toEqual({
      preset: undefined,
      firstDay: "2026-03-01",
      lastDay: "2026-03-08",
      from: day(2026, 3, 1),
      to: day(2026, 3, 9),
    });
  });

  test("are at most as many as the graph reports on", () => {
    expect(queryParams("from=2024-01-01&to=2026-01-01")).toMatchObject({ lastDay: "2024-12-31", to: day(2025, 1, 1) });
  });
});
