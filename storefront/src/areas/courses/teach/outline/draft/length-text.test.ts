import { describe, expect, test } from "vitest";
import { lengthText, secondsFrom } from "./length-text.js";

describe("a lesson length typed by an instructor", () => {
  test.each([
    ["an empty text", "  ", null],
    ["minutes", "8", 480],
    ["minutes and seconds", "8:20", 500],
    ["more than 59 minutes", "90", 5400],
    ["a single digit of seconds", "8:5", 485],
    ["hours", "1:02:03", 3723],
    ["a whole day", "24:00:00", 86_400],
    ["more than a day", "24:00:01", undefined],
    ["too many seconds", "8:70", undefined],
    ["text with a unit", "8 min", undefined],
    ["a negative number", "-8", undefined],
  ])("%s", (_name, text, seconds) => {
    expect(secondsFrom(text)).toBe(seconds);
  });

  test.each([null, 0, 59, 500, 3600, 3723, 86_400])("%s seconds are read back from their text", (seconds) => {
    expect(secondsFrom(lengthText(seconds))).toBe(seconds);
  });
});
