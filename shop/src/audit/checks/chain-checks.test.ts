import { describe, expect, test } from "vitest";
import { findingsLike } from "../testing/findings-like.js";
import { compareMovements } from "./movement-chains.js";
import { comparePayment } from "./payment-chains.js";

describe("the chain of a product's movements", () => {
  const whole = { key: "p1", length: 3, chained: 3, unchained: 0, brokenAt: null, isHead: true };

  test.each([
    ["agrees", {}, null],
    ["a movement was changed", { brokenAt: 2 }, ["as the shop wrote them", "movement 2 of 3"]],
    ["the last movement was deleted", { chained: 2, isHead: false }, ["3 movements", "2"]],
    ["a movement in between was deleted", { chained: 2, brokenAt: 2 }, ["3 movements", "2"]],
    ["a movement was inserted by hand", { unchained: 1 }, ["that the shop wrote", "1 that something else wrote"]],
    [
      "a movement was inserted with a place in the chain",
      { chained: 4, brokenAt: 4, isHead: false },
      ["3 movements", "4"],
    ],
    ["the last movement was replaced by one with its own hash", { isHead: false }, ["the last movement", "another"]],
  ])("%s", (_rule, given, expected) => {
    expect(compareMovements({ ...whole, ...given })).toEqual(findingsLike("product p1", expected));
  });
});

describe("the journal of a payment", () => {
  const whole = {
    key: "1",
    number: "PAY-1",
    orderNumber: "ORD-1",
    length: 4,
    written: 4,
    brokenAt: null,
    isHead: true,
    isCurrent: true,
    otherRefunds: 0,
  };

  test.each([
    ["agrees", {}, null],
    ["a change was changed", { brokenAt: 3 }, ["as the shop wrote it", "change 3 of 4"]],
    ["the last change was deleted", { written: 3, isHead: false, isCurrent: false }, ["4 changes", "3"]],
    ["the last change was replaced", { isHead: false }, ["the last change", "another"]],
    ["the payment was changed by hand", { isCurrent: false }, ["as its journal has it", "another status"]],
    ["a refund was changed by hand", { otherRefunds: 1 }, ["refunds as its journal", "1 that are not"]],
    [
      "the payment has no journal",
      { length: 0, written: 0, isCurrent: false },
      ["as its journal has it", "another status"],
    ],
  ])("%s", (_rule, given, expected) => {
    expect(comparePayment({ ...whole, ...given })).toEqual(findingsLike("payment PAY-1 of order ORD-1", expected));
  });

  test("the payment was deleted", () => {
    const deleted = comparePayment({ ...whole, number: null, orderNumber: null, isCurrent: false });
    expect(deleted).toEqual(findingsLike("payment 1", ["the payment that the journal has", "none"]));
  });
});
