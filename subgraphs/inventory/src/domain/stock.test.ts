import { expect, test } from "@jest/globals";
import { availableOf, linesByProduct } from "./stock.js";

test.each([
  ["nothing", [], []],
  [
    "are sorted by id, whatever the order of the input",
    [
      ["c", 1],
      ["a", 2],
      ["b", 3],
    ],
    [
      ["a", 2],
      ["b", 3],
      ["c", 1],
    ],
  ],
  [
    "of the same product are summed, ignoring case",
    [
      ["a", 1],
      ["b", 1],
      ["A", 2],
    ],
    [
      ["a", 3],
      ["b", 1],
    ],
  ],
] as [string, [string, number][], [string, number][]][])("lines by product: %s", (_rule, given, lines) => {
  const line = ([productId, quantity]: [string, number]) => ({ productId, quantity });
  expect(linesByProduct(given.map(line))).toEqual(lines.map(line));
});

test("available units are units on hand minus reserved units", () => {
  expect(availableOf({ onHand: 5, reserved: 3 })).toBe(2);
});
