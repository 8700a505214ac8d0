import { afterEach, beforeEach, expect, vi, test } from "vitest";
import { HealthPoller } from "./health-poller.js";

beforeEach(() => void vi.useFakeTimers({ toNotFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const middle = { intervalMs: 2000, random: () => 0.5 };

test("a subgraph is unknown before its first poll, then has the state of its last poll", async () => {
  const answers = [true, false, true];
  const seen: [string, boolean][] = [];
  using poller = new HealthPoller({
    ...middle,
    names: ["cart"],
    poll: async () => {
      if (!answers.shift()) throw new Error("down");
    },
    onState: (name, isUp) => void seen.push([name, isUp]),
  });
  expect(poller.health()).toEqual({ cart: { status: "unknown", latencyMs: null, ageMs: null } });
  await vi.advanceTimersByTimeAsync(0);
  expect(poller.health()).toEqual({ cart: { status: "ok", latencyMs: expect.any(Number), ageMs: expect.any(Number) } });
  await vi.advanceTimersByTimeAsync(2000);
  expect(poller.health().cart?.status).toBe("down");
  await vi.advanceTimersByTimeAsync(2000);
  expect(poller.health().cart?.status).toBe("ok");
  expect(seen).toEqual([
    ["cart", true],
    ["cart", false],
    ["cart", true],
  ]);
});

test("a hanging poll is not repeated, and the other subgraphs are still polled", async () => {
  const polls: Record<string, number> = { cart: 0, catalog: 0 };
  using _poller = new HealthPoller({
    ...middle,
    names: ["cart", "catalog"],
    poll: async (name) => {
      polls[name] = (polls[name] ?? 0) + 1;
      if (name === "cart") await new Promise<never>(() => undefined);
    },
    onState: () => undefined,
  });
  await vi.advanceTimersByTimeAsync(9000);
  expect(polls).toEqual({ cart: 1, catalog: 5 });
});

test.each([
  [0, 1600],
  [1, 2400],
])("with a random value of %d the next poll comes after %d ms", async (random, pauseMs) => {
  let polls = 0;
  using _poller = new HealthPoller({
    names: ["cart"],
    poll: async () => void (polls += 1),
    onState: () => undefined,
    intervalMs: 2000,
    random: () => random,
  });
  await vi.advanceTimersByTimeAsync(pauseMs - 1);
  expect(polls).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(polls).toBe(2);
});

test("a disposed poller stops polling", async () => {
  let polls = 0;
  const poller = new HealthPoller({
    ...middle,
    names: ["cart"],
    poll: async () => void (polls += 1),
    onState: () => undefined,
  });
  await vi.advanceTimersByTimeAsync(2000);
  poller[Symbol.dispose]();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(polls).toBe(2);
});
