import { describe, expect, test } from "vitest";
import { dayOf, dayRange, dayStart } from "./local-days.js";

describe("days in the browser's time zone", () => {
  test("a range includes both of its days, also when daylight saving time begins", () => {
    const { from, to } = dayRange("2026-03-08", "2026-03-08");
    expect([from, to]).toEqual([new Date(2026, 2, 8).toISOString(), new Date(2026, 2, 9).toISOString()]);
  });

  test.each(["", "2026-3-8", "2026-02-30", "2026-13-01", "yesterday"])("%p is not a day and sets no limit", (day) => {
    expect(dayStart(day)).toBeUndefined();
    expect(dayRange(day, day)).toEqual({});
  });

  test("dayOf returns the local day of a moment", () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});
