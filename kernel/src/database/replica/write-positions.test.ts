import { expect, test } from "vitest";
import { formatPositions, notePositions, parsePositions, positionNumber } from "./write-positions.js";

test.each([
  ["nothing", undefined, {}],
  ["none", "none", {}],
  ["two subgraphs", "catalog=0/16B3748,orders=1/A0", { catalog: "0/16B3748", orders: "1/A0" }],
  ["one subgraph twice: the higher position counts", "orders=1/A0,orders=0/FF", { orders: "1/A0" }],
  ["an unknown subgraph", "weather=0/1", {}],
  ["a position that is none", "orders=now", {}],
  ["a position with too many digits", "orders=123456789/0", {}],
  ["a long text", `${"x".repeat(5000)},orders=1/A0`, {}],
])("positions of a client are read: %s", (_title, text, expected) => {
  expect(Object.fromEntries(parsePositions(text))).toEqual(expected);
});

test("positions are compared as numbers", () => {
  expect(positionNumber("A/0")).toBeGreaterThan(positionNumber("9/FFFFFFFF"));
  expect(positionNumber("0/100")).toBeGreaterThan(positionNumber("0/FF"));
});

test("positions of several answers are combined to the highest of each subgraph", () => {
  const positions = new Map([["orders", "0/10"]]);
  notePositions(positions, parsePositions("orders=0/F,catalog=0/5"));
  notePositions(positions, parsePositions("orders=0/20"));
  expect(formatPositions(positions)).toBe("orders=0/20,catalog=0/5");
});
