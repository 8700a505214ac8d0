import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import type { CartLines } from "./cart.js";
import { planMerge, type MergeFacts } from "./plan-merge.js";

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
  const [pen, ink, gone] = [randomUUID(), randomUUID(), randomUUID()];
  const factsOf = (id: string) => (id === gone ? { ...onSale, product: undefined } : onSale);
  const { report, changes } = planMerge(cartOf([gone, 1], [ink, 2], [pen, 1]), cartOf([pen, 4]), factsOf);
  expect(changes).toEqual([
    { productId: ink, quantity: 2 },
    { productId: pen, quantity: 5 },
  ]);
  expect(report.lines).toEqual([
    {
      productId: gone,
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
  const [first, gone, second, third] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const factsOf = (id: string) => (id === gone ? { ...onSale, product: undefined } : onSale);
  const { report } = planMerge(cartOf([first, 1], [gone, 1], [second, 1], [third, 1]), account, factsOf);
  expect(report.lines.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
    "ADDED",
    "PRODUCT_GONE",
    "ADDED",
    "CART_FULL",
  ]);
});
