import { addEventHandler } from "jest-circus";

// Limits the time of each test and hook, which jest-light-runner does not.

/** As in vitest.config.ts. */
const limitMs = 300_000;
// a test may replace the clock
const { setTimeout, clearTimeout } = globalThis;

function limited(run: () => unknown): () => Promise<void> {
  return async () => {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`not finished after ${limitMs / 1000} s`)), limitMs);
    try {
      await Promise.race([Promise.resolve().then(run), promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}

addEventHandler((event, { currentDescribeBlock: { children, hooks } }) => {
  const added = event.name === "add_test" ? children.at(-1) : event.name === "add_hook" ? hooks.at(-1) : undefined;
  if (added && "fn" in added && added.fn) added.fn = limited(added.fn as () => unknown);
});
