import { describe, expect, test } from "vitest";
import { cad } from "../../../../../testing/money.js";
import { chosenAmount, refundableLines, refundedTotal, restOf } from "./refund-plan.js";

const lamp = { product: { id: "lamp" }, name: "Lamp", quantity: 3, unitPrice: cad("10.05") };
const desk = { product: { id: "desk" }, name: "Desk", quantity: 1, unitPrice: cad("99.00") };
const shipping = 799;
const total = cad(((3 * 1005 + 9900 + shipping) / 100).toFixed(2));
const order = { lines: [lamp, desk], total, refunds: [] };
const lampRefund = { amount: cad("10.05"), lines: [{ product: { id: "lamp" }, quantity: 1 }] };
const afterOne = { ...order, refunds: [lampRefund] };

describe("the refundable part of an order", () => {
  test("is the whole order at first, and less after each refund", () => {
    expect(refundableLines(order).map(({ productId, left }) => [productId, left])).toEqual([
      ["lamp", 3],
      ["desk", 1],
    ]);
    expect(refundableLines(afterOne).map(({ left }) => left)).toEqual([2, 1]);
    expect([refundedTotal(afterOne), restOf(afterOne)]).toEqual([cad("10.05"), cad("127.09")]);
  });

  test("leaves out lines that are refunded in full, and deleted products", () => {
    const deskRefund = { amount: cad("99.00"), lines: [{ product: { id: "desk" }, quantity: 1 }] };
    expect(refundableLines({ ...order, refunds: [deskRefund] }).map(({ productId }) => productId)).toEqual(["lamp"]);
    expect(refundableLines({ ...order, lines: [{ ...lamp, product: null }] })).toEqual([]);
  });

  test.each([
    ["nothing", {}, "0.00"],
    ["one unit, without shipping", { lamp: 1 }, "10.05"],
    ["some units of each line", { lamp: 2, desk: 1 }, "119.10"],
    ["the last units, with shipping", { lamp: 3, desk: 1 }, "137.14"],
  ])("%s gives the amount that the graph refunds", (_name, chosen, amount) => {
    expect(chosenAmount(order, new Map(Object.entries(chosen)))).toEqual(cad(amount));
  });

  test("has whole amounts in a currency without minor units", () => {
    const yen = (amount: string) => ({ amount, currency: "JPY" });
    const one = { lines: [{ ...lamp, quantity: 2, unitPrice: yen("120") }], total: yen("240"), refunds: [] };
    expect(chosenAmount(one, new Map([["lamp", 1]]))).toEqual(yen("120"));
  });
});

test("a product in two lines is one entry, and its units have the prices of the last line first", () => {
  const two = { ...order, lines: [lamp, { ...lamp, quantity: 1, unitPrice: cad("13.05") }, desk] };
  expect(refundableLines(two).map(({ productId, left }) => [productId, left])).toEqual([
    ["lamp", 4],
    ["desk", 1],
  ]);
  expect(chosenAmount(two, new Map([["lamp", 2]]))).toEqual(cad("23.10"));
  expect(chosenAmount({ ...two, refunds: [{ ...lampRefund, amount: cad("13.05") }] }, new Map([["lamp", 1]]))).toEqual(
    cad("10.05"),
  );
});
