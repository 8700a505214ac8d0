import fc from "fast-check";
import { expect, test } from "vitest";
import { RunningItems, type RunningItem } from "./running-items.js";

class Item implements RunningItem {
  slot = -1;
}

test("keeps the same members as a Set, whatever is added and deleted", () => {
  const step = fc.tuple(fc.constantFrom("add", "delete"), fc.nat(9));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const items = Array.from({ length: 10 }, () => new Item());
      const running = new RunningItems<Item>();
      const expected = new Set<Item>();
      for (const [kind, index] of steps) {
        const item = items[index] ?? new Item();
        running[kind](item);
        expected[kind](item);
      }
      const members = new Set<Item>();
      running.forEach((item) => members.add(item));
      expect(members).toEqual(expected);
      expect(running.size).toBe(expected.size);
      for (const item of items) expect(running.has(item)).toBe(expected.has(item));
    }),
  );
});

test("forEach calls each item once, also when items are deleted meanwhile", () => {
  const items = Array.from({ length: 10 }, () => new Item());
  const running = new RunningItems<Item>();
  for (const item of items) running.add(item);
  const visited: Item[] = [];
  running.forEach((item) => {
    visited.push(item);
    if (items.indexOf(item) % 3 === 0) running.delete(item);
  });
  expect(visited.map((item) => items.indexOf(item)).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(running.size).toBe(6);
});
