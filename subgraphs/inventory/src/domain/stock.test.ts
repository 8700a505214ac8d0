import { expect, test } from "@jest/globals";
import { linesByProduct } from "./stock.js";

test.each([
  ["nothing", [], []],
  [
    "in the order of the ids, whatever the order of asking",
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
    "lines of one product are summed, in any case",
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
] as [string, [string, number][], [string, number][]][])("lines by product: %s", (_rule, asked, lines) => {
  const line = ([productId, quantity]: [string, number]) => ({ productId, quantity });
  expect(linesByProduct(asked.map(line))).toEqual(lines.map(line));
});
