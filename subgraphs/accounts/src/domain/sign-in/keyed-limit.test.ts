import { expect, test } from "@jest/globals";
import { KeyedLimit } from "./keyed-limit.js";

/** Creates work that ends when the test resolves it. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const piece = { started: false, end: resolve, run: async () => ((piece.started = true), promise) };
  return piece;
}

test("at most the given number run per key, and each end starts the next", async () => {
  const limit = new KeyedLimit(2);
  const pieces = [work(), work(), work(), work()];
  const done = pieces.map(({ run }) => limit.run("june", run));
  await Promise.resolve();
  expect(pieces.map(({ started }) => started)).toEqual([true, true, false, false]);
  pieces[1]?.end();
  await done[1];
  await Promise.resolve();
  expect(pieces.map(({ started }) => started)).toEqual([true, true, true, false]);
  for (const { end } of pieces) end();
  await Promise.all(done);
});

test("work for another key does not wait", async () => {
  const limit = new KeyedLimit(1);
  const [busy, other] = [work(), work()];
  const done = [limit.run("june", busy.run), limit.run("july", other.run)];
  await Promise.resolve();
  expect(other.started).toBe(true);
  busy.end();
  other.end();
  await Promise.all(done);
});

test("failed work starts the next, and a key without work is forgotten", async () => {
  const limit = new KeyedLimit(1);
  const failing = limit.run("june", async () => {
    throw new Error("no");
  });
  const next = limit.run("june", async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(limit.size).toBe(0);
});
