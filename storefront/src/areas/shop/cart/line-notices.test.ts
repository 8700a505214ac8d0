import { expect, test } from "@jest/globals";
import type { CartLineFragment } from "./cart-line.generated";
import { hasUnknownStock, isBlocked, lineNoticesOf } from "./line-notices";

const cad = (amount: string) => ({ amount, currency: "CAD" });
const product = {
  id: "1",
  slug: "lamp",
  name: "Lamp",
  kind: "PHYSICAL",
  isActive: true,
  images: [],
  stock: { available: 9, inStock: true },
} as const satisfies CartLineFragment["product"];
const line: CartLineFragment = {
  quantity: 2,
  unitPrice: cad("10.00"),
  priceWhenAdded: cad("10.00"),
  lineTotal: cad("20.00"),
  product: { ...product, images: [] },
};
const stocked = (available: number): Partial<CartLineFragment> => ({
  product: { ...product, images: [], stock: { available, inStock: available > 0 } },
});

test.each<[string, Partial<CartLineFragment>, ReturnType<typeof lineNoticesOf>, boolean]>([
  ["a line that is as it was", {}, [], false],
  ["the last two", stocked(2), [], false],
  ["one too many", stocked(1), [{ kind: "tooFew", available: 1 }], true],
  ["what is sold out", stocked(0), [{ kind: "soldOut" }], true],
  ["what is off sale", { product: { ...product, images: [], isActive: false } }, [{ kind: "notOnSale" }], true],
  ["what is gone", { product: null }, [{ kind: "notOnSale" }], true],
  ["stock that nobody knows", { product: { ...product, images: [], stock: null } }, [], false],
  ["a line from before prices were kept", { priceWhenAdded: null }, [], false],
  [
    "another price",
    { priceWhenAdded: cad("9.00") },
    [{ kind: "priceChanged", from: cad("9.00"), to: cad("10.00") }],
    false,
  ],
])("of %s the buyer is told what they should know", (_what, changes, notices, blocked) => {
  expect(lineNoticesOf({ ...line, ...changes })).toEqual(notices);
  expect(isBlocked({ ...line, ...changes })).toBe(blocked);
});

test("a course has no stock to know", () => {
  expect(hasUnknownStock({ ...line, product: { ...product, images: [], stock: null } })).toBe(true);
  expect(hasUnknownStock({ ...line, product: { ...product, images: [], kind: "COURSE", stock: null } })).toBe(false);
});
