import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { emptyContents } from "./cart.js";
import { cartIdOf } from "./cart-id.js";
import { priceCart } from "./price-cart.js";
import type { CartProduct } from "./peers.js";

const now = new Date("2026-05-04T10:00:00Z");
const customer: Buyer = { kind: "user", id: randomUUID(), username: "Ada", role: "CUSTOMER", sessionId: randomUUID() };
const guest: Buyer = { kind: "guest", id: randomUUID(), sessionId: randomUUID() };
const aProduct = (amountMinor: number): CartProduct => ({
  id: randomUUID(),
  sku: "PEN-1",
  name: "Pen",
  kind: "PHYSICAL",
  price: { amountMinor, currency: "CAD" },
  isActive: true,
});
const [pen, ink] = [aProduct(499), aProduct(1250)];
const updatedAt = new Date("2026-05-01T00:00:00Z");

function priced(requests: (readonly string[])[] = [], products: readonly CartProduct[] = [pen, ink]) {
  const findProducts = async (ids: readonly string[]) => {
    requests.push(ids);
    return new Map(products.filter(({ id }) => ids.includes(id)).map((product) => [product.id, product]));
  };
  return priceCart({ catalog: { findProducts }, clock: { now: () => now }, currency: "CAD" });
}

describe("a cart at current prices", () => {
  const contents = {
    lines: [
      { productId: ink.id, quantity: 2, priceWhenAdded: { amountMinor: 1000, currency: "CAD" } },
      { productId: pen.id, quantity: 3, priceWhenAdded: null },
    ],
    updatedAt,
    version: "v1",
  };

  test("adds up exactly, with one request to catalog", async () => {
    const requests: (readonly string[])[] = [];
    const cart = await priced(requests)(customer, contents);
    expect(cart).toMatchObject({ version: "v1", customerId: customer.id, totalQuantity: 5, updatedAt });
    expect(cart.lines.map(({ lineTotal }) => lineTotal?.amountMinor)).toEqual([2500, 1497]);
    expect(cart.subtotal).toEqual({ amountMinor: 3997, currency: "CAD" });
    expect(requests).toEqual([[ink.id, pen.id]]);
  });

  test("asks catalog only for unknown products", async () => {
    const requests: (readonly string[])[] = [];
    const cart = await priced(requests)(customer, contents, new Map([[ink.id, ink]]));
    expect(cart.totalQuantity).toBe(5);
    expect(requests).toEqual([[pen.id]]);
  });

  test("leaves out products that catalog no longer knows", async () => {
    const cart = await priced([], [pen])(customer, contents);
    expect(cart.lines.map(({ productId }) => productId)).toEqual([pen.id]);
    expect([cart.totalQuantity, cart.subtotal?.amountMinor]).toEqual([3, 1497]);
  });

  test("shows products that are no longer on sale, with their prices", async () => {
    const cart = await priced([], [{ ...pen, isActive: false }, ink])(customer, contents);
    expect(cart.lines).toHaveLength(2);
  });

  test("shows the prices when its lines were added, unless they are in another currency", async () => {
    const pricesOf = async (given: typeof contents) =>
      (await priced()(customer, given)).lines.map(({ priceWhenAdded }) => priceWhenAdded?.amountMinor ?? null);
    expect(await pricesOf(contents)).toEqual([1000, null]);
    const inEuros = contents.lines.map((line) => ({ ...line, priceWhenAdded: { amountMinor: 1, currency: "EUR" } }));
    expect(await pricesOf({ ...contents, lines: inEuros })).toEqual([null, null]);
  });

  describe("while catalog does not answer", () => {
    const unpriced = priceCart({
      catalog: { findProducts: () => Promise.reject(new ServiceUnavailableError("catalog")) },
      clock: { now: () => now },
      currency: "CAD",
    });
    const added = (amountMinor: number, currency = "CAD") => ({ amountMinor, currency });

    test.each([
      ["prices of all lines", [added(1000), added(499)], [2000, 1497], 3497],
      ["no price of one line", [added(1000), null], [2000, null], null],
      ["a price in a former currency", [added(1000), added(1, "EUR")], [2000, null], null],
    ])("shows quantities, and totals where prices are known: %s", async (_name, prices, totals, subtotal) => {
      const lines = contents.lines.map((line, index) => ({ ...line, priceWhenAdded: prices[index] ?? null }));
      const cart = await unpriced(customer, { ...contents, lines });
      expect(cart).toMatchObject({ totalQuantity: 5, pricesAreCurrent: false, needsShipping: true });
      expect(cart.lines.map(({ lineTotal }) => lineTotal?.amountMinor ?? null)).toEqual(totals);
      expect(cart.subtotal?.amountMinor ?? null).toBe(subtotal);
    });

    test("marks already known prices as current", async () => {
      const known = new Map([pen, ink].map((product) => [product.id, product]));
      expect(await unpriced(customer, contents, known)).toMatchObject({ pricesAreCurrent: true });
    });
  });

  test.each([
    ["goods and courses", ["PHYSICAL", "COURSE"], true],
    ["courses alone", ["COURSE", "COURSE"], false],
  ] as const)("needs shipping for goods: %s", async (_case, [penKind, inkKind], needsShipping) => {
    const products = [
      { ...pen, kind: penKind },
      { ...ink, kind: inkKind },
    ];
    expect((await priced([], products)(customer, contents)).needsShipping).toBe(needsShipping);
  });

  test("without lines is empty and sends no request, and has no customer for a guest", async () => {
    const requests: (readonly string[])[] = [];
    const cart = await priced(requests)(guest, emptyContents);
    expect(cart).toMatchObject({ customerId: null, lines: [], totalQuantity: 0, needsShipping: false, updatedAt: now });
    expect(cart.version).toBe(cartIdOf(guest.id));
    expect(cart.subtotal).toEqual({ amountMinor: 0, currency: "CAD" });
    expect(requests).toEqual([]);
  });
});
