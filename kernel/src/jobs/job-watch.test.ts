import { afterEach, beforeEach, expect, vi, test } from "vitest";
import type { JobsState } from "./job-takeover.js";
import { JobWatch } from "./job-watch.js";
import { createLogger } from "../logging/logger.js";

const atRest: JobsState = { isLocked: false, dueMs: null, needsTidying: false };
let state: JobsState | Error;
let looks: number;
let fetches: number;
let watch: JobWatch;

beforeEach(async () => {
  vi.useFakeTimers();
  [state, looks, fetches] = [atRest, 0, 0];
  const sweep = async (): Promise<JobsState> => {
    looks += 1;
    if (state instanceof Error) throw state;
    return state;
  };
  const fetchJobs = (): void => void (fetches += 1);
  watch = new JobWatch({ takeover: { sweep }, fetchJobs, logger: createLogger("test", "silent") });
  watch.start();
  await vi.advanceTimersByTimeAsync(1);
});

afterEach(async () => {
  await watch[Symbol.asyncDispose]();
  vi.useRealTimers();
});

test("a watch looks at its start, and at rest every two minutes", async () => {
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(looks).toBe(6);
  expect(fetches).toBe(0);
});

test("a watch looks a second after a notification of new jobs, and at once after one of a changed time", async () => {
  await vi.advanceTimersByTimeAsync(5000);
  watch.noteChange({ isNew: true });
  await vi.advanceTimersByTimeAsync(900);
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(101);
  expect(looks).toBe(2);
  await vi.advanceTimersByTimeAsync(5000);
  watch.noteChange({ isNew: false });
  await vi.advanceTimersByTimeAsync(1);
  expect(looks).toBe(3);
});

test("a watch looks at most once a second during many notifications", async () => {
  for (let count = 0; count < 1000; count += 1) {
    watch.noteChange({ isNew: count % 2 === 0 });
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(looks).toBeGreaterThanOrEqual(9);
  expect(looks).toBeLessThanOrEqual(12);
});

test("jobs are fetched when the next one may run", async () => {
  state = { ...atRest, dueMs: 3000 };
  watch.noteChange({ isNew: false });
  await vi.advanceTimersByTimeAsync(1001);
  state = { ...atRest, dueMs: -1 };
  await vi.advanceTimersByTimeAsync(2990);
  expect(fetches).toBe(0);
  await vi.advanceTimersByTimeAsync(20);
  expect(fetches).toBe(1);
});

test("a due job that no worker takes is fetched again every two seconds", async () => {
  state = { ...atRest, dueMs: -1 };
  watch.noteChange({ isNew: false });
  await vi.advanceTimersByTimeAsync(11_001);
  expect(fetches).toBe(6);
});

test.each([
  ["a job is locked", { isLocked: true }, 10],
  ["the last look failed", new Error("no database"), 10],
  ["jobs wait for a service", { needsTidying: true }, 1],
])("a watch looks soon again while %s", async (_case, found, expected) => {
  state = found instanceof Error ? found : { ...atRest, ...found };
  watch.noteChange({ isNew: false });
  await vi.advanceTimersByTimeAsync(1001);
  const before = looks;
  await vi.advanceTimersByTimeAsync(10_001);
  expect(looks - before).toBe(expected);
});

test("a disposed watch looks no more", async () => {
  await watch[Symbol.asyncDispose]();
  watch.noteChange({ isNew: true });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(looks).toBe(1);
});
