import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { promisify } from "node:util";
import { OverloadedError } from "@souk/kernel/errors/overloaded-error";
import { WorkQueue } from "./work-queue.js";

const nextTurn = promisify(setImmediate);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const taking = (durationMs: number) => () =>
  new Promise<string>((resolve) => setTimeout(() => resolve("done"), durationMs));

async function pass(ms: number): Promise<void> {
  const stepMs = 10;
  for (let passed = 0; passed < ms; passed += stepMs) {
    await nextTurn();
    jest.advanceTimersByTime(stepMs);
  }
}

async function settled(given: readonly Promise<unknown>[]): Promise<{ done: number; retryAfter: readonly number[] }> {
  const results = await Promise.allSettled(given);
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  const retryAfter = refused.map((error) => (error instanceof OverloadedError ? error.retryAfterSeconds : NaN));
  return { done: results.length - refused.length, retryAfter };
}

test.each([
  ["one at a time", 1, 20, 51],
  ["two at a time", 2, 20, 102],
  ["long work", 1, 90, 12],
  ["work of over a second, whose first waiter is refused too", 1, 1200, 1],
])(
  "a burst of 500, %s: work that can begin within a second is done, the rest is refused",
  async (_name, concurrency, expectedMs, accepted) => {
    const waits: number[] = [];
    let refusals = 0;
    const queue = new WorkQueue({
      concurrency,
      maxWaitMs: 1000,
      expectedMs,
      onStarted: (waitedMs) => void waits.push(waitedMs),
      onRefused: () => void (refusals += 1),
    });
    const all = settled(Array.from({ length: 500 }, () => queue.run(taking(expectedMs))));
    await pass(60_000);
    const { done, retryAfter } = await all;
    expect([done, refusals]).toEqual([accepted, 500 - accepted]);
    expect(retryAfter.every((seconds) => seconds >= 1 && seconds <= 14)).toBe(true);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1000);
    expect(queue.length).toBe(0);
  },
);

test("the limit follows the measured duration", async () => {
  const queue = new WorkQueue({ concurrency: 1, maxWaitMs: 1000, expectedMs: 10 });
  const slow = settled(Array.from({ length: 40 }, () => queue.run(taking(100))));
  await pass(10_000);
  expect((await slow).done).toBe(40);
  const burst = settled(Array.from({ length: 500 }, () => queue.run(taking(100))));
  await pass(10_000);
  expect((await burst).done).toBeLessThanOrEqual(12);
});

test("failed work frees its place", async () => {
  const queue = new WorkQueue({ concurrency: 1, maxWaitMs: 1000, expectedMs: 10 });
  await expect(queue.run(() => Promise.reject(new Error("wrong")))).rejects.toThrow("wrong");
  expect(queue.length).toBe(0);
});

test("refused work does not begin", async () => {
  const queue = new WorkQueue({ concurrency: 1, maxWaitMs: 1000, expectedMs: 2000 });
  void queue.run(taking(2000));
  let begun = false;
  const refused = queue.run(async () => void (begun = true));
  await expect(refused).rejects.toThrow(new OverloadedError(2));
  expect(begun).toBe(false);
});
