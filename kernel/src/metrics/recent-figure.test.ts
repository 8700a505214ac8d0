import { expect, test } from "vitest";
import { recentFigure } from "./recent-figure.js";

test("concurrent and recent readings share one computation", async () => {
  let computed = 0;
  const read = recentFigure(60_000, async () => (computed += 1));
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  expect(await read()).toBe(1);
});

test("a reading after the interval computes the figure again", async () => {
  let computed = 0;
  const read = recentFigure(0, async () => (computed += 1));
  expect([await read(), await read()]).toEqual([1, 2]);
});

test("a failed computation has no figure", async () => {
  const read = recentFigure(60_000, async () => {
    throw new Error("no database");
  });
  expect(await read()).toBeUndefined();
});
