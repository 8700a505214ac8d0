import { describe, expect, test } from "@jest/globals";
import { mergeLine, type LineToMerge, type MergeOutcome, type MergeReason } from "./merge-line.js";

const pen: LineToMerge = {
  guestQuantity: 2,
  accountQuantity: 0,
  hasFreeLine: true,
  product: { kind: "PHYSICAL", isActive: true },
  available: 10,
  offer: undefined,
  forGuest: false,
};
const course: LineToMerge = {
  ...pen,
  guestQuantity: 1,
  product: { kind: "COURSE", isActive: true },
  available: undefined,
  offer: { isPublished: true, isOwned: false, isInstructor: false },
};

type Row = [string, Partial<LineToMerge>, MergeOutcome, number, MergeReason | null];

describe("goods", () => {
  test.each<Row>([
    ["that are not in the account's cart are added", {}, "ADDED", 2, null],
    ["that are in the account's cart are summed", { accountQuantity: 3 }, "SUMMED", 5, null],
    ["up to the last unit are not capped", { accountQuantity: 8 }, "SUMMED", 10, null],
    ["beyond the last unit are capped", { accountQuantity: 9 }, "CAPPED", 10, "STOCK"],
    ["whose guest line alone exceeds the stock are capped", { guestQuantity: 11 }, "CAPPED", 10, "STOCK"],
    ["that are sold out are dropped", { available: 0 }, "DROPPED", 0, "SOLD_OUT"],
    ["that are sold out keep the account's line", { available: 0, accountQuantity: 3 }, "CAPPED", 3, "STOCK"],
    ["with too little stock keep the account's line", { available: 2, accountQuantity: 3 }, "CAPPED", 3, "STOCK"],
    ["are summed up to 999", { accountQuantity: 997, available: 5000 }, "SUMMED", 999, null],
    ["are capped at 999", { accountQuantity: 998, available: 5000 }, "CAPPED", 999, "LINE_LIMIT"],
    ["end at 999 with unknown stock", { accountQuantity: 998, available: undefined }, "CAPPED", 999, "LINE_LIMIT"],
    ["with unknown stock are added", { available: undefined }, "ADDED", 2, null],
    ["unknown to catalog are dropped", { product: undefined }, "DROPPED", 0, "PRODUCT_GONE"],
    [
      "unknown to catalog keep the account's line",
      { product: undefined, accountQuantity: 1 },
      "DROPPED",
      1,
      "PRODUCT_GONE",
    ],
    [
      "that are not on sale are dropped",
      { product: { kind: "PHYSICAL", isActive: false } },
      "DROPPED",
      0,
      "NOT_ON_SALE",
    ],
    ["that are not in a full cart are dropped", { hasFreeLine: false }, "DROPPED", 0, "CART_FULL"],
    ["that are in a full cart are summed", { hasFreeLine: false, accountQuantity: 1 }, "SUMMED", 3, null],
  ])("%s", (_rule, given, outcome, quantityAfter, reason) => {
    expect(mergeLine({ ...pen, ...given })).toEqual({ outcome, quantityAfter, reason });
  });
});

describe("a course", () => {
  test.each<Row>([
    ["is added once", { guestQuantity: 3 }, "ADDED", 1, null],
    ["that is in the cart is dropped", { accountQuantity: 1 }, "DROPPED", 1, "ALREADY_IN_CART"],
    [
      "that the user owns is dropped",
      { offer: { isPublished: true, isOwned: true, isInstructor: false } },
      "DROPPED",
      0,
      "ALREADY_OWNED",
    ],
    [
      "that the user teaches is dropped",
      { offer: { isPublished: true, isOwned: false, isInstructor: true } },
      "DROPPED",
      0,
      "OWN_COURSE",
    ],
    [
      "that is a draft is dropped",
      { offer: { isPublished: false, isOwned: false, isInstructor: false } },
      "DROPPED",
      0,
      "NOT_ON_SALE",
    ],
    ["unknown to courses is dropped", { offer: undefined }, "DROPPED", 0, "NOT_ON_SALE"],
    ["is dropped for a guest's cart", { forGuest: true, offer: undefined }, "DROPPED", 0, "ACCOUNT_NEEDED"],
    ["is dropped when the cart is full", { hasFreeLine: false }, "DROPPED", 0, "CART_FULL"],
  ])("%s", (_rule, given, outcome, quantityAfter, reason) => {
    expect(mergeLine({ ...course, ...given })).toEqual({ outcome, quantityAfter, reason });
  });
});
