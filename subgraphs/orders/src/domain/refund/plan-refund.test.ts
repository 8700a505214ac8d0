import { describe, expect, test } from "vitest";
import type { OrderRefund } from "../order/order.js";
import { planRefund, type RefundLine } from "./plan-refund.js";

const cad = (amountMinor: number) => ({ amountMinor, currency: "CAD" });
const line = (productId: string, quantity: number, priceMinor: number) => ({
  productId,
  quantity,
  kind: "PHYSICAL" as const,
  sku: productId,
  name: productId,
  unitPrice: cad(priceMinor),
});
// two lamps at 49.99, a desk at 10.00, shipping 7.99
const order = { lines: [line("lamp", 2, 4999), line("desk", 1, 1000)], total: cad(11_797) };
const refund = (lines: RefundLine[], amountMinor: number): OrderRefund => ({
  id: "r",
  lines,
  amount: cad(amountMinor),
  kind: "REFUND",
  state: "DONE",
  reason: "",
  createdAt: new Date(0),
});
const plan = (refunds: OrderRefund[], requested: RefundLine[] | null) => planRefund({ ...order, refunds }, requested);

describe("planRefund", () => {
  test.each<[string, OrderRefund[], RefundLine[] | null, number, boolean]>([
    ["the whole order, including shipping", [], null, 11_797, true],
    ["one of two units", [], [{ productId: "lamp", quantity: 1 }], 4999, false],
    [
      "a line given twice, summed",
      [],
      [
        { productId: "lamp", quantity: 1 },
        { productId: "lamp", quantity: 1 },
      ],
      9998,
      false,
    ],
    [
      "all lines by name, as the whole order",
      [],
      [
        { productId: "lamp", quantity: 2 },
        { productId: "desk", quantity: 1 },
      ],
      11_797,
      true,
    ],
    [
      "the rest, with shipping",
      [refund([{ productId: "lamp", quantity: 2 }], 9998)],
      [{ productId: "desk", quantity: 1 }],
      1799,
      true,
    ],
    ["the rest without lines", [refund([{ productId: "lamp", quantity: 1 }], 4999)], null, 6798, true],
  ])("%s", (_case, refunds, requested, amountMinor, isRest) => {
    expect(plan(refunds, requested)).toMatchObject({ kind: "planned", amount: cad(amountMinor), isRest });
  });

  test.each<[string, OrderRefund[], RefundLine[] | null, object]>([
    ["an unknown product", [], [{ productId: "sofa", quantity: 1 }], { kind: "notInOrder", productId: "sofa" }],
    ["more than was bought", [], [{ productId: "desk", quantity: 2 }], { kind: "tooMany", productId: "desk", left: 1 }],
    [
      "more than is left",
      [refund([{ productId: "lamp", quantity: 1 }], 4999)],
      [{ productId: "lamp", quantity: 2 }],
      { kind: "tooMany", left: 1 },
    ],
    [
      "any line after the whole order",
      [
        refund(
          [
            { productId: "lamp", quantity: 2 },
            { productId: "desk", quantity: 1 },
          ],
          11_797,
        ),
      ],
      null,
      { kind: "nothingLeft" },
    ],
    ["no lines at all", [], [], { kind: "nothingLeft" }],
  ])("refuses %s", (_case, refunds, requested, refusal) => {
    expect(plan(refunds, requested)).toMatchObject(refusal);
  });

  test("partial refunds sum to the exact total", () => {
    const refunds: OrderRefund[] = [];
    for (const productId of ["lamp", "desk", "lamp"]) {
      const next = plan(refunds, [{ productId, quantity: 1 }]);
      if (next.kind !== "planned") throw new Error(next.kind);
      refunds.push(refund([...next.lines], next.amount.amountMinor));
    }
    expect(refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(order.total.amountMinor);
  });
});
