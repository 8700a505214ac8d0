import { expect, test } from "vitest";
import { cad } from "../../../testing/money";
import { freeShippingOf } from "./free-shipping";

test.each([
  ["0.00", "75.00", "75.00", 0],
  ["60.10", "75.00", "14.90", 80],
  ["74.99", "75.00", "0.01", 99],
  ["75.00", "75.00", null, 100],
  ["120.00", "75.00", null, 100],
])("a cart of %s with free shipping from %s lacks %s", (subtotal, freeFrom, missing, percent) => {
  expect(freeShippingOf(cad(subtotal), cad(freeFrom))).toEqual({ missing: missing && cad(missing), percent });
});

test("the missing amount has no minor digits in a currency without them", () => {
  const yen = (amount: string) => ({ amount, currency: "JPY" });
  expect(freeShippingOf(yen("900"), yen("5000"))?.missing).toEqual(yen("4100"));
});

test("there is no hint if shipping is never free, or is in another currency", () => {
  expect(freeShippingOf(cad("10.00"), null)).toBeUndefined();
  expect(freeShippingOf(cad("10.00"), { amount: "50.00", currency: "EUR" })).toBeUndefined();
});
