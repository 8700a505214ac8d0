import { expect, test } from "vitest";
import { restartPauseMs } from "./restart-pause.js";

test("the pause before a restart doubles up to half a minute, however often a service has failed", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 1000].map(restartPauseMs)).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});
