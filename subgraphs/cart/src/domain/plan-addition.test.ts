import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { planAddition } from "./plan-addition.js";
import type { MergeFacts } from "./plan-merge.js";

const [pen, ink] = [randomUUID(), randomUUID()];
const facts: MergeFacts = {
  product: { kind: "PHYSICAL", isActive: true },
  available: 10,
  offer: undefined,
  forGuest: false,
};

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
  const contents = { lines: inCart > 0 ? [{ productId: pen, quantity: inCart }] : [] };
  const plan = planAddition(contents, [{ productId: pen, quantity }], () => ({ ...facts, ...change }));
  expect(plan.lines).toEqual([{ productId: pen, outcome, quantityAdded, reason }]);
  expect(plan.changes.map((line) => line.quantity)).toEqual(changed);
});

test("products are added in the given order, until the cart is full", () => {
  const lines = Array.from({ length: 99 }, () => ({ productId: randomUUID(), quantity: 1 }));
  const requested = [pen, ink].map((productId) => ({ productId, quantity: 1 }));
  const plan = planAddition({ lines }, requested, () => facts);
  expect(plan.lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["ADDED", null],
    ["REFUSED", "CART_FULL"],
  ]);
});
