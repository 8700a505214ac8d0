import type { ShippingRequest } from "@souk/shop/config";
import { shippingCalculatorContract } from "@souk/shipping/testing/shipping-calculator-contract";
import { expect, test } from "vitest";
import { byWeight } from "./by-weight.ts";

shippingCalculatorContract(() => byWeight);

const chair = {
  productId: "1",
  sku: "CHAIR",
  name: "Chair",
  quantity: 2,
  weightGrams: 4500,
  categories: ["furniture"],
};
const request: ShippingRequest = {
  lines: [chair],
  subtotal: { amountMinor: 10_000, currency: "CAD" },
  destination: { country: "CA" },
};

test("furniture comes by freight, at 6.00, 1.50 for each kilogram, 0.25 for each piece, and 40.00", async () => {
  expect(await byWeight.quote(request)).toMatchObject([{ carrier: "Freight", price: { amountMinor: 6000 } }]);
});

test("furniture is not delivered abroad", async () => {
  expect(await byWeight.quote({ ...request, destination: { country: "US" } })).toEqual([]);
});
