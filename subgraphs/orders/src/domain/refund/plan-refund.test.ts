import { describe, expect, test } from "@jest/globals";
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

  const hst = (amountMinor: number) => ({ name: { en: "HST", fr: "TVH" }, rateBasisPoints: 1300, amountMinor });
  const tax = { calculator: "tax-rates", lines: [[hst(1299)], [hst(130)]], shipping: [hst(104)] };
  const taxed = { ...order, total: cad(11_797 + 1533), tax: { ...tax, isIncluded: false } };

  test.each<[string, Omit<Parameters<typeof planRefund>[0], "refunds">, number[]]>([
    ["without tax", order, [4999, 1000, 5798]],
    ["with an added tax, of which each unit has its share", taxed, [4999 + 650, 1130, 5798 + 649 + 104]],
    ["with an included tax", { ...order, tax: { ...tax, isIncluded: true } }, [4999, 1000, 5798]],
  ])("partial refunds sum to the exact total %s", (_case, refunded, expected) => {
    const refunds: OrderRefund[] = [];
    for (const productId of ["lamp", "desk", "lamp"]) {
      const next = planRefund({ ...refunded, refunds }, [{ productId, quantity: 1 }]);
      if (next.kind !== "planned") throw new Error(next.kind);
      refunds.push(refund([...next.lines], next.amount.amountMinor));
    }
    expect(refunds.map(({ amount }) => amount.amountMinor)).toEqual(expected);
    expect(refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(refunded.total.amountMinor);
  });
});

test("the units of a product in two lines are refunded from the last line first, at their prices", () => {
  const lines = [line("lamp", 2, 4999), { ...line("lamp", 1, 5299), lineId: "engraved" }];
  const amountOf = (quantity: number, refunds: OrderRefund[] = []) => {
    const planned = planRefund({ lines, total: cad(16_096), refunds }, [{ productId: "lamp", quantity }]);
    return planned.kind === "planned" ? planned.amount.amountMinor : planned.kind;
  };
  expect([amountOf(1), amountOf(2), amountOf(3)]).toEqual([5299, 10_298, 16_096]);
  expect(amountOf(1, [refund([{ productId: "lamp", quantity: 1 }], 5299)])).toBe(4999);
});
