import { expect, test } from "vitest";
import { MemoizedFigures } from "./memoized-figures.js";

function counting(): { readonly work: () => Promise<number>; readonly done: () => number } {
  let done = 0;
  return { work: async () => ++done, done: () => done };
}

test("a figure is computed once per state, also for concurrent callers", async () => {
  const figures = new MemoizedFigures(10);
  const { work } = counting();
  expect(await Promise.all([figures.get("a", "count", work), figures.get("a", "count", work)])).toEqual([1, 1]);
  expect(await figures.get("a", "count", work)).toBe(1);
  expect(await figures.get("b", "count", work)).toBe(2);
  expect(await figures.get("a", { other: true }, work)).toBe(3);
});

test("without a state a figure is computed each time", async () => {
  const figures = new MemoizedFigures(10);
  const { work } = counting();
  expect([await figures.get(undefined, "count", work), await figures.get(undefined, "count", work)]).toEqual([1, 2]);
});

test("a failure is not cached", async () => {
  const figures = new MemoizedFigures(10);
  const failing = async () => {
    throw new Error("away");
  };
  await expect(figures.get("a", "count", failing)).rejects.toThrow("away");
  expect(await figures.get("a", "count", async () => 7)).toBe(7);
});

test("at most the maximum number of figures is cached", async () => {
  const figures = new MemoizedFigures(2);
  const { work, done } = counting();
  for (const state of ["a", "b", "c", "a"]) await figures.get(state, "count", work);
  expect(done()).toBe(4);
});
