import { expect, test } from "vitest";
import { runnersOf, type TestRunner } from "./test-runners.ts";

const files = [
  "/souk/subgraphs/cart/src/domain/cart.test.ts",
  "/souk/subgraphs/orders/src/config.test.ts",
  "/souk/kernel/src/values/money.test.ts",
  "/souk/tests/src/buying/cart.test.ts",
];

test.each<[string, string[], TestRunner[]]>([
  ["without patterns, both run", [], ["jest", "vitest"]],
  ["Jest runs a subgraph", ["subgraphs/orders"], ["jest"]],
  ["Vitest runs the kernel", ["kernel/src/values/money"], ["vitest"]],
  ["both run a pattern that matches files of both", ["cart"], ["jest", "vitest"]],
  ["both run one pattern each", ["values/money", "subgraphs/cart/src/.*(cart|line)"], ["jest", "vitest"]],
  ["none runs when no file matches", ["nowhere"], []],
])("%s", (_rule, patterns, runners) => {
  expect(runnersOf(files, patterns)).toEqual(runners);
});
