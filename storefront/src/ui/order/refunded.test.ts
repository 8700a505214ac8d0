import { expect, test } from "vitest";
import { refundedAmount, refundedUnits, refundedUnitsOfLines, type RefundPart } from "./refunded";

const dollars = (amount: string) => ({ amount, currency: "CAD" });
const lamp = { id: "lamp" };

const refunds: readonly RefundPart[] = [
  { amount: dollars("10.10"), state: "DONE", lines: [{ product: lamp, quantity: 1 }] },
  {
    amount: dollars("25.95"),
    state: "REQUESTED",
    lines: [
      { product: lamp, quantity: 2 },
      { product: null, quantity: 1 },
    ],
  },
  { amount: dollars("99.00"), state: "FAILED", lines: [{ product: { id: "vase" }, quantity: 1 }] },
];

test("refunded units add up for each product, and a refused refund adds none", () => {
  expect([...refundedUnits(refunds)]).toEqual([["lamp", 3]]);
});

test("the refunded units of a product are of its last line first", () => {
  const lines = [
    { lineId: "lamp", product: lamp, quantity: 2 },
    { lineId: "deleted", product: null, quantity: 1 },
    { lineId: "engraved", product: lamp, quantity: 2 },
  ];
  expect(Object.fromEntries(refundedUnitsOfLines({ lines, refunds }))).toEqual({ engraved: 2, deleted: 0, lamp: 1 });
});

test("the refunded amount is the sum without refused refunds", () => {
  expect(refundedAmount(refunds)).toEqual(dollars("36.05"));
});

test("an order without refunds has no refunded amount", () => {
  expect(refundedAmount(refunds.slice(2))).toBeUndefined();
});
