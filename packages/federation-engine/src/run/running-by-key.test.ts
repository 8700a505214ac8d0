import fc from "fast-check";
import { expect, test } from "vitest";
import { RunningByKey } from "./running-by-key.js";

test("has the same entries as a Map, whatever is set and deleted", () => {
  const act = fc.tuple(fc.constantFrom("set", "delete"), fc.constantFrom("a", "b", "c", "d"), fc.nat());
  fc.assert(
    fc.property(fc.array(act, { maxLength: 300, size: "max" }), (acts) => {
      const running = new RunningByKey<number>();
      const expected = new Map<string, number>();
      for (const [kind, key, work] of acts) {
        running[kind as "set"](key, work);
        expected[kind as "set"](key, work);
        for (const known of ["a", "b", "c", "d"]) expect(running.get(known)).toBe(expected.get(known));
      }
    }),
  );
});
