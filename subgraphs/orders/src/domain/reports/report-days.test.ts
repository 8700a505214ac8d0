import { describe, expect, test } from "@jest/globals";
import { isTimeZone, reportDays } from "./report-days.js";

describe("the days of a range", () => {
  test.each([
    ["one day", "UTC", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", ["2026-03-01 00:00"]],
    [
      "parts of two days",
      "UTC",
      "2026-02-28T23:00:00Z",
      "2026-03-01T00:00:00.001Z",
      ["2026-02-28 23:00", "2026-03-01 00:00"],
    ],
    ["a single moment", "UTC", "2026-03-01T10:00:00Z", "2026-03-01T10:00:00.001Z", ["2026-03-01 10:00"]],
    ["a leap day", "UTC", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z", ["2028-02-29 00:00"]],
    [
      "a day of 23 hours, when clocks go forward",
      "America/Toronto",
      "2026-03-08T05:00:00Z",
      "2026-03-10T04:00:00Z",
      ["2026-03-08 05:00", "2026-03-09 04:00"],
    ],
    [
      "a day of 25 hours, when they go back",
      "America/Toronto",
      "2026-11-01T04:00:00Z",
      "2026-11-03T05:00:00Z",
      ["2026-11-01 04:00", "2026-11-02 05:00"],
    ],
    [
      "a day that begins at one o'clock",
      "America/Sao_Paulo",
      "2018-11-04T00:00:00Z",
      "2018-11-05T02:00:00Z",
      ["2018-11-03 00:00", "2018-11-04 03:00"],
    ],
    [
      "a day that the calendar skips",
      "Pacific/Apia",
      "2011-12-29T10:00:00Z",
      "2011-12-30T11:00:00Z",
      ["2011-12-29 10:00", "2011-12-31 10:00"],
    ],
    ["a half-hour offset", "+05:30", "2026-03-01T18:30:00Z", "2026-03-02T18:30:00Z", ["2026-03-02 18:30"]],
  ])("%s", (_name, timeZone, from, to, days) => {
    const found = reportDays({ from: new Date(from), to: new Date(to) }, timeZone);
    expect(found.map(({ date, startsAt }) => `${date} ${startsAt.toISOString().slice(11, 16)}`)).toEqual(days);
  });
});

test.each([
  ["UTC", true],
  ["America/Toronto", true],
  ["+05:30", true],
  ["Mars/Olympus", false],
  ["", false],
  ["'; drop table orders; --", false],
])("%s is a time zone: %s", (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});
