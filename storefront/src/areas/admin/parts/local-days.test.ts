import { describe, expect, test } from "@jest/globals";
import { dayOf, dayRange, dayStart } from "./local-days.js";

describe("days of the browser's zone", () => {
  test("a range takes in both of its days, also where a clock is put forward", () => {
    const { from, to } = dayRange("2026-03-08", "2026-03-08");
    expect([from, to]).toEqual([new Date(2026, 2, 8).toISOString(), new Date(2026, 2, 9).toISOString()]);
  });

  test.each(["", "2026-3-8", "2026-02-30", "2026-13-01", "yesterday"])("%p is no day and bounds nothing", (day) => {
    expect(dayStart(day)).toBeUndefined();
    expect(dayRange(day, day)).toEqual({});
  });

  test("a moment is of the day that it is here", () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});
