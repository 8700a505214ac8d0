import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { runUntilSignal } from "./run-until-signal.js";

test("the garbage of a start is collected as soon as it ends, because requests later wait for the collection", async () => {
  const end = Promise.withResolvers<void>();
  let loaded: WeakRef<object> | undefined;
  const start = async (): Promise<void> => {
    loaded = new WeakRef({});
    // a weak reference keeps its object until the end of its turn
    await nextTurn();
  };
  const running = runUntilSignal("test", start, end.promise);
  await nextTurn();
  await nextTurn();
  expect(loaded).toBeDefined();
  expect(loaded?.deref()).toBeUndefined();
  end.resolve();
  await running;
});
