import { expect, test } from "vitest";
import { durationText } from "./duration-text";

test.each([
  [0.4, "0:00"],
  [59.6, "1:00"],
  [500, "8:20"],
  [3729, "1:02:09"],
])("%d seconds are shown as %s does", (seconds, expected) => {
  expect(durationText(seconds)).toBe(expected);
});
