import { expect, test } from "vitest";
import { filesByRunner, type TestRunner } from "./test-runners.ts";

const [cart, orders, money, journey] = [
  "/souk/subgraphs/cart/src/domain/cart.test.ts",
  "/souk/subgraphs/orders/src/config.test.ts",
  "/souk/kernel/src/values/money.test.ts",
  "/souk/tests/src/buying/cart.test.ts",
];

test.each<[string, string[], Partial<Record<TestRunner, string[]>>]>([
  ["without patterns, both run all", [], { jest: [cart, orders], vitest: [money, journey] }],
  ["Jest runs a subgraph", ["subgraphs/orders"], { jest: [orders] }],
  ["Vitest runs the kernel", ["kernel/src/values/money"], { vitest: [money] }],
  ["both run a pattern that matches files of both", ["cart"], { jest: [cart], vitest: [journey] }],
  [
    "both run one pattern each",
    ["values/money", "subgraphs/cart/src/.*(cart|line)"],
    { jest: [cart], vitest: [money] },
  ],
  ["a regular expression chooses files of both", ["/(cart|values)/"], { jest: [cart], vitest: [money] }],
  ["none runs when no file matches", ["nowhere"], {}],
])("S3-72: %s", (_rule, patterns, files) => {
  expect(Object.fromEntries(filesByRunner([cart, orders, money, journey], patterns))).toEqual(files);
});
