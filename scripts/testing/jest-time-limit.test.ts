import { getState, test as testOfJest } from "jest-circus";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a test that does not end fails after its time", async () => {
  await import("./jest-time-limit.ts");
  testOfJest("waits for nothing", () => new Promise<undefined>(() => undefined));
  const added = getState().rootDescribeBlock.children.at(-1);
  if (added?.type !== "test") throw new Error("no test was added");
  const ended = (added.fn as () => Promise<void>)().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(await ended).toEqual(new Error("not finished after 300 s"));
});
