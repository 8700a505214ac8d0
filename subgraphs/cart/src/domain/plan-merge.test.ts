import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import type { CartLines } from "./cart.js";
import { planAddition, planMerge, type MergeFacts } from "./plan-merge.js";

const onSale: MergeFacts = {
  product: { kind: "PHYSICAL", isActive: true },
  available: undefined,
  offer: undefined,
  forGuest: false,
};
const cartOf = (...lines: readonly [string, number][]): CartLines => ({
  lines: lines.map(([productId, quantity]) => ({ productId, quantity })),
});

test("only changed lines are written, and the report has every line of the guest's cart in its order", () => {
  const [pen, ink, unknown] = [randomUUID(), randomUUID(), randomUUID()];
  const factsOf = (id: string) => (id === unknown ? { ...onSale, product: undefined } : onSale);
  const { report, changes } = planMerge(cartOf([unknown, 1], [ink, 2], [pen, 1]), cartOf([pen, 4]), factsOf);
  expect(changes).toEqual([
    { productId: ink, quantity: 2 },
    { productId: pen, quantity: 5 },
  ]);
  expect(report.lines).toEqual([
    {
      productId: unknown,
      guestQuantity: 1,
      quantityBefore: 0,
      quantityAfter: 0,
      outcome: "DROPPED",
      reason: "PRODUCT_GONE",
    },
    { productId: ink, guestQuantity: 2, quantityBefore: 0, quantityAfter: 2, outcome: "ADDED", reason: null },
    { productId: pen, guestQuantity: 1, quantityBefore: 4, quantityAfter: 5, outcome: "SUMMED", reason: null },
  ]);
});

test("lines are added up to 100, and dropped lines take no place", () => {
  const account = cartOf(...Array.from({ length: 98 }, (): [string, number] => [randomUUID(), 1]));
  const [first, unknown, second, third] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const factsOf = (id: string) => (id === unknown ? { ...onSale, product: undefined } : onSale);
  const { report } = planMerge(cartOf([first, 1], [unknown, 1], [second, 1], [third, 1]), account, factsOf);
  expect(report.lines.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
    "ADDED",
    "PRODUCT_GONE",
    "ADDED",
    "CART_FULL",
  ]);
});

test.each<[string, number, number, Partial<MergeFacts>, readonly unknown[], readonly number[]]>([
  ["the whole quantity, on top of the cart's quantity,", 3, 2, {}, ["ADDED", 2, null], [5]],
  ["the quantity up to the stock", 3, 20, {}, ["CAPPED", 7, "STOCK"], [10]],
  ["nothing when the cart has the whole stock", 10, 1, {}, ["REFUSED", 0, "STOCK"], []],
  ["nothing of a sold-out product", 0, 1, { available: 0 }, ["REFUSED", 0, "SOLD_OUT"], []],
  ["the quantity up to the line's limit", 998, 2, { available: undefined }, ["CAPPED", 1, "LINE_LIMIT"], [999]],
  ["nothing of a product unknown to catalog", 0, 1, { product: undefined }, ["REFUSED", 0, "PRODUCT_GONE"], []],
  [
    "a quantity of 1 of a course",
    0,
    3,
    { product: { kind: "COURSE", isActive: true }, offer: { isPublished: true, isOwned: false, isInstructor: false } },
    ["ADDED", 1, null],
    [1],
  ],
])("%s is added", (_rule, inCart, quantity, change, [outcome, quantityAdded, reason], changed) => {
  const pen = randomUUID();
  const contents = { lines: inCart > 0 ? [{ productId: pen, quantity: inCart }] : [] };
  const plan = planAddition(contents, [{ productId: pen, quantity }], () => ({ ...onSale, available: 10, ...change }));
  expect(plan.lines).toEqual([{ productId: pen, outcome, quantityAdded, reason }]);
  expect(plan.changes.map((line) => line.quantity)).toEqual(changed);
});

test("products are added in the given order, until the cart is full", () => {
  const lines = Array.from({ length: 99 }, () => ({ productId: randomUUID(), quantity: 1 }));
  const requested = [randomUUID(), randomUUID()].map((productId) => ({ productId, quantity: 1 }));
  const plan = planAddition({ lines }, requested, () => onSale);
  expect(plan.lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["ADDED", null],
    ["REFUSED", "CART_FULL"],
  ]);
});
