import { expect, test } from "@jest/globals";
import { Turns } from "./keyed-limit.js";

/** Creates work that ends when the test resolves it. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const piece = { started: false, end: resolve, run: async () => ((piece.started = true), promise) };
  return piece;
}

test("turns run at most the given number per key, and each end starts the next", async () => {
  const turns = new Turns(2);
  const pieces = [work(), work(), work(), work()];
  const done = pieces.map(({ run }) => turns.take("june", run));
  await Promise.resolve();
  expect(pieces.map(({ started }) => started)).toEqual([true, true, false, false]);
  pieces[1]?.end();
  await done[1];
  await Promise.resolve();
  expect(pieces.map(({ started }) => started)).toEqual([true, true, true, false]);
  for (const { end } of pieces) end();
  await Promise.all(done);
});

test("turns for another key do not wait", async () => {
  const turns = new Turns(1);
  const [busy, other] = [work(), work()];
  const done = [turns.take("june", busy.run), turns.take("july", other.run)];
  await Promise.resolve();
  expect(other.started).toBe(true);
  busy.end();
  other.end();
  await Promise.all(done);
});

test("failed work starts the next, and a key without work is forgotten", async () => {
  const turns = new Turns(1);
  const failing = turns.take("june", async () => {
    throw new Error("no");
  });
  const next = turns.take("june", async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(turns.size).toBe(0);
});
