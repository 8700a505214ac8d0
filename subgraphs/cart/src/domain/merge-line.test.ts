import { describe, expect, test } from "@jest/globals";
import { mergeLine, type LineToMerge, type MergeOutcome, type MergeReason } from "./merge-line.js";

const goods: LineToMerge = {
  guestQuantity: 2,
  accountQuantity: 0,
  hasRoom: true,
  product: { kind: "PHYSICAL", isActive: true },
  available: 10,
  offer: undefined,
  forGuest: false,
};
const course: LineToMerge = {
  ...goods,
  guestQuantity: 1,
  product: { kind: "COURSE", isActive: true },
  available: undefined,
  offer: { isPublished: true, isOwned: false },
};

type Row = [string, Partial<LineToMerge>, MergeOutcome, number, MergeReason | null];

describe("goods", () => {
  test.each<Row>([
    ["that the account's cart does not have are added", {}, "ADDED", 2, null],
    ["that it has are summed", { accountQuantity: 3 }, "SUMMED", 5, null],
    ["to the last one are not capped", { accountQuantity: 8 }, "SUMMED", 10, null],
    ["beyond the last one are capped", { accountQuantity: 9 }, "CAPPED", 10, "STOCK"],
    ["alone beyond the last one are capped", { guestQuantity: 11 }, "CAPPED", 10, "STOCK"],
    ["that are sold out are dropped", { available: 0 }, "DROPPED", 0, "SOLD_OUT"],
    ["that are sold out leave the account's line", { available: 0, accountQuantity: 3 }, "CAPPED", 3, "STOCK"],
    ["fewer than the account has leave its line", { available: 2, accountQuantity: 3 }, "CAPPED", 3, "STOCK"],
    ["go to 999", { accountQuantity: 997, available: 5000 }, "SUMMED", 999, null],
    ["end at 999", { accountQuantity: 998, available: 5000 }, "CAPPED", 999, "LINE_LIMIT"],
    ["end at 999 where stock is unknown", { accountQuantity: 998, available: undefined }, "CAPPED", 999, "LINE_LIMIT"],
    ["of which stock is unknown are added", { available: undefined }, "ADDED", 2, null],
    ["that catalog does not know are dropped", { product: undefined }, "DROPPED", 0, "PRODUCT_GONE"],
    [
      "that it does not know leave the account's line",
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
    ["that a full cart does not have are dropped", { hasRoom: false }, "DROPPED", 0, "CART_FULL"],
    ["that a full cart has are summed", { hasRoom: false, accountQuantity: 1 }, "SUMMED", 3, null],
  ])("%s", (_rule, given, outcome, quantityAfter, reason) => {
    expect(mergeLine({ ...goods, ...given })).toEqual({ outcome, quantityAfter, reason });
  });
});

describe("a course", () => {
  test.each<Row>([
    ["is added once", { guestQuantity: 3 }, "ADDED", 1, null],
    ["that the cart has is dropped", { accountQuantity: 1 }, "DROPPED", 1, "ALREADY_IN_CART"],
    ["that one has is dropped", { offer: { isPublished: true, isOwned: true } }, "DROPPED", 0, "ALREADY_OWNED"],
    ["that is a draft is dropped", { offer: { isPublished: false, isOwned: false } }, "DROPPED", 0, "NOT_ON_SALE"],
    ["that courses does not know is dropped", { offer: undefined }, "DROPPED", 0, "NOT_ON_SALE"],
    ["is not for a guest's cart", { forGuest: true, offer: undefined }, "DROPPED", 0, "ACCOUNT_NEEDED"],
    ["has no place in a full cart", { hasRoom: false }, "DROPPED", 0, "CART_FULL"],
  ])("%s", (_rule, given, outcome, quantityAfter, reason) => {
    expect(mergeLine({ ...course, ...given })).toEqual({ outcome, quantityAfter, reason });
  });
});
