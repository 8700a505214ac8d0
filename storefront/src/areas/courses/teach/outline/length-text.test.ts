import { describe, expect, test } from "@jest/globals";
import { lengthText, secondsFrom } from "./length-text.js";

describe("a length as a teacher types it", () => {
  test.each([
    ["nothing", "  ", null],
    ["minutes", "8", 480],
    ["minutes and seconds", "8:20", 500],
    ["more minutes than an hour has", "90", 5400],
    ["one figure of seconds", "8:5", 485],
    ["hours", "1:02:03", 3723],
    ["a whole day", "24:00:00", 86_400],
    ["more than a day", "24:00:01", undefined],
    ["too many seconds", "8:70", undefined],
    ["words", "8 min", undefined],
    ["less than nothing", "-8", undefined],
  ])("%s", (_name, text, seconds) => {
    expect(secondsFrom(text)).toBe(seconds);
  });

  test.each([null, 0, 59, 500, 3600, 3723, 86_400])("%s seconds are read as they are written", (seconds) => {
    expect(secondsFrom(lengthText(seconds))).toBe(seconds);
  });
});
