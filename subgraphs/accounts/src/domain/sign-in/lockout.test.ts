import { expect, test } from "@jest/globals";
import { lockEnd } from "./lockout.js";

test.each([
  ["the first time", 0, 60],
  ["the second time twice as long", 1, 120],
  ["the third time twice that", 2, 240],
  ["the sixth time 32 minutes", 5, 1920],
  ["the seventh time an hour", 6, 3600],
  ["and no longer, however often", 7, 3600],
  ["and no longer, ever", 1_000_000, 3600],
])("after ten spent tries, the wait is: %s", (_time, rounds, seconds) => {
  expect(lockEnd(rounds, new Date(0))).toEqual(new Date(seconds * 1000));
});
