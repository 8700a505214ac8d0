import { expect, test } from "@jest/globals";
import { Turns } from "./turns.js";

/** Work that ends when it is told to. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const piece = { started: false, end: resolve, run: async () => ((piece.started = true), promise) };
  return piece;
}

test("so many of a key run at once, and each that ends lets the next one in", async () => {
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

test("another key does not wait", async () => {
  const turns = new Turns(1);
  const [busy, other] = [work(), work()];
  const done = [turns.take("june", busy.run), turns.take("july", other.run)];
  await Promise.resolve();
  expect(other.started).toBe(true);
  busy.end();
  other.end();
  await Promise.all(done);
});

test("what fails lets the next one in, and nothing is kept of a key without work", async () => {
  const turns = new Turns(1);
  const failing = turns.take("june", async () => {
    throw new Error("no");
  });
  const next = turns.take("june", async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(turns.size).toBe(0);
});
