import fc from "fast-check";
import { expect, test } from "vitest";
import { RunningByKey } from "./running-by-key.js";

test("has the same entries as a Map, whatever is set and deleted", () => {
  const step = fc.tuple(fc.constantFrom("set", "delete"), fc.constantFrom("a", "b", "c", "d"), fc.nat());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: "max" }), (steps) => {
      const running = new RunningByKey<number>();
      const expected = new Map<string, number>();
      for (const [kind, key, work] of steps) {
        running[kind as "set"](key, work);
        expected[kind as "set"](key, work);
        for (const known of ["a", "b", "c", "d"]) expect(running.get(known)).toBe(expected.get(known));
      }
    }),
  );
});
