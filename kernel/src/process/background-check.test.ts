import { afterEach, beforeEach, expect, vi, test } from "vitest";
import { BackgroundCheck } from "./background-check.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a check is healthy before its first run, fails with the last run, and recovers with the next one", async () => {
  const results = [new Error("away"), undefined];
  using check = new BackgroundCheck(
    async () => {
      const error = results.shift();
      if (error) throw error;
    },
    { intervalMs: 100 },
  );
  expect(() => check.assertHealthy()).not.toThrow();
  await vi.advanceTimersByTimeAsync(100);
  expect(() => check.assertHealthy()).toThrow("away");
  await vi.advanceTimersByTimeAsync(100);
  expect(() => check.assertHealthy()).not.toThrow();
});

test("a running check is not started again", async () => {
  let started = 0;
  using _check = new BackgroundCheck(
    () => {
      started += 1;
      return new Promise<void>(() => undefined);
    },
    { intervalMs: 100 },
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(started).toBe(1);
});

test("a disposed check does not run again", async () => {
  let started = 0;
  const check = new BackgroundCheck(async () => void (started += 1), { intervalMs: 100 });
  await vi.advanceTimersByTimeAsync(250);
  check[Symbol.dispose]();
  await vi.advanceTimersByTimeAsync(1000);
  expect(started).toBe(2);
});

test("a check of an unused resource runs every two minutes, and every second after use and after a failure", async () => {
  let [started, isUsed] = [0, false];
  let failure: Error | undefined;
  using _check = new BackgroundCheck(
    async () => {
      started += 1;
      if (failure) throw failure;
    },
    {
      wasUsed: () => {
        const was = isUsed;
        isUsed = false;
        return was;
      },
    },
  );
  await vi.advanceTimersByTimeAsync(600_000);
  expect(started).toBe(5);
  isUsed = true;
  await vi.advanceTimersByTimeAsync(1000);
  expect(started).toBe(6);
  failure = new Error("away");
  isUsed = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(started).toBe(16);
  failure = undefined;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(started).toBe(17);
});
