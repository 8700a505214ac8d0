import { expect, test } from "vitest";
import { cad } from "../../../../testing/money";
import type { CartLineFragment } from "./cart-line.generated";
import { hasUnknownStock, isBlocked, lineNoticesOf } from "./line-notices";

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
  lineId: "1",
  customValues: [],
  adjustments: [],
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
  ["an unchanged line", {}, [], false],
  ["exactly the available units", stocked(2), [], false],
  ["one unit more than available", stocked(1), [{ kind: "tooFew", available: 1 }], true],
  ["a product that is sold out", stocked(0), [{ kind: "soldOut" }], true],
  ["a product off sale", { product: { ...product, images: [], isActive: false } }, [{ kind: "notOnSale" }], true],
  ["a deleted product", { product: null }, [{ kind: "notOnSale" }], true],
  ["unknown stock", { product: { ...product, images: [], stock: null } }, [], false],
  ["a line without a stored price", { priceWhenAdded: null }, [], false],
  [
    "another price",
    { priceWhenAdded: cad("9.00") },
    [{ kind: "priceChanged", from: cad("9.00"), to: cad("10.00") }],
    false,
  ],
])("line notices: %s", (_what, changes, notices, blocked) => {
  expect(lineNoticesOf({ ...line, ...changes })).toEqual(notices);
  expect(isBlocked({ ...line, ...changes })).toBe(blocked);
});

test("a course has no unknown stock", () => {
  expect(hasUnknownStock({ ...line, product: { ...product, images: [], stock: null } })).toBe(true);
  expect(hasUnknownStock({ ...line, product: { ...product, images: [], kind: "COURSE", stock: null } })).toBe(false);
});
