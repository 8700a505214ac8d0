import { describe, expect, test } from "@jest/globals";
import type { CatalogProduct } from "../peers.js";
import { priceCart } from "./price-cart.js";

const product = (id: string, amount: string, change: Partial<CatalogProduct> = {}): [string, CatalogProduct] => [
  id,
  { id, sku: `SKU-${id}`, name: id, kind: "PHYSICAL", isActive: true, price: { amount, currency: "CAD" }, ...change },
];
const products = new Map([
  product("dime", "0.10"),
  product("fifth", "0.20"),
  product("lamp", "49.99"),
  product("gone", "1.00", { isActive: false }),
  product("euro", "1.00", { price: { amount: "1.00", currency: "EUR" } }),
]);

describe("priceCart", () => {
  test.each([
    [
      "sums exactly where floats do not",
      [
        ["dime", 1],
        ["fifth", 1],
      ],
      30,
    ],
    ["multiplies exactly", [["lamp", 2]], 9998],
    ["accepts the largest line", [["lamp", 99]], 494_901],
  ] as const)("%s", (_rule, lines, subtotalMinor) => {
    const cart = lines.map(([productId, quantity]) => ({ productId, quantity }));
    expect(priceCart(cart, products, "CAD")).toMatchObject({
      kind: "priced",
      subtotal: { amountMinor: subtotalMinor },
    });
  });

  test.each([["gone"], ["euro"], ["unknown"]])("%s makes the whole cart unavailable", (productId) => {
    const cart = [
      { productId: "lamp", quantity: 1 },
      { productId, quantity: 1 },
    ];
    expect(priceCart(cart, products, "CAD")).toEqual({ kind: "productUnavailable", productId });
  });
});
