import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { Buyer } from "@souk/kernel/viewer";
import { priceCart } from "./price-cart.js";
import type { CartProduct } from "./product-catalog.js";

const now = new Date("2026-05-04T10:00:00Z");
const customer: Buyer = { kind: "user", id: randomUUID(), username: "Ada", role: "CUSTOMER", sessionId: randomUUID() };
const guest: Buyer = { kind: "guest", id: randomUUID(), sessionId: randomUUID() };
const aProduct = (amountMinor: number): CartProduct => ({
  id: randomUUID(),
  name: "Pen",
  kind: "PHYSICAL",
  price: { amountMinor, currency: "CAD" },
  isActive: true,
});
const [pen, ink] = [aProduct(499), aProduct(1250)];
const updatedAt = new Date("2026-05-01T00:00:00Z");

function priced(asked: (readonly string[])[] = [], products: readonly CartProduct[] = [pen, ink]) {
  const findProducts = async (ids: readonly string[]) => {
    asked.push(ids);
    return new Map(products.filter(({ id }) => ids.includes(id)).map((product) => [product.id, product]));
  };
  return priceCart({ catalog: { findProducts }, clock: { now: () => now }, currency: "CAD" });
}

describe("a cart at the prices of now", () => {
  const contents = {
    lines: [
      { productId: ink.id, quantity: 2, priceWhenAdded: { amountMinor: 1000, currency: "CAD" } },
      { productId: pen.id, quantity: 3, priceWhenAdded: null },
    ],
    updatedAt,
  };

  test("adds up exactly, from one question to catalog", async () => {
    const asked: (readonly string[])[] = [];
    const cart = await priced(asked)(customer, contents);
    expect(cart).toMatchObject({ customerId: customer.id, totalQuantity: 5, updatedAt });
    expect(cart.lines.map(({ lineTotal }) => lineTotal.amountMinor)).toEqual([2500, 1497]);
    expect(cart.subtotal).toEqual({ amountMinor: 3997, currency: "CAD" });
    expect(asked).toEqual([[ink.id, pen.id]]);
  });

  test("asks catalog only for what is not known yet", async () => {
    const asked: (readonly string[])[] = [];
    const cart = await priced(asked)(customer, contents, new Map([[ink.id, ink]]));
    expect(cart.totalQuantity).toBe(5);
    expect(asked).toEqual([[pen.id]]);
  });

  test("leaves out what catalog no longer knows", async () => {
    const cart = await priced([], [pen])(customer, contents);
    expect(cart.lines.map(({ productId }) => productId)).toEqual([pen.id]);
    expect([cart.totalQuantity, cart.subtotal.amountMinor]).toEqual([3, 1497]);
  });

  test("shows what is not on sale any more, with its price", async () => {
    const cart = await priced([], [{ ...pen, isActive: false }, ink])(customer, contents);
    expect(cart.lines).toHaveLength(2);
  });

  test("tells the prices that its lines were added at, unless they are in another currency", async () => {
    const pricesOf = async (given: typeof contents) =>
      (await priced()(customer, given)).lines.map(({ priceWhenAdded }) => priceWhenAdded?.amountMinor ?? null);
    expect(await pricesOf(contents)).toEqual([1000, null]);
    const inEuros = contents.lines.map((line) => ({ ...line, priceWhenAdded: { amountMinor: 1, currency: "EUR" } }));
    expect(await pricesOf({ ...contents, lines: inEuros })).toEqual([null, null]);
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

  test("is nothing at all without lines, without a question, and a guest's has no customer", async () => {
    const asked: (readonly string[])[] = [];
    const cart = await priced(asked)(guest, { lines: [], updatedAt: null });
    expect(cart).toMatchObject({ customerId: null, lines: [], totalQuantity: 0, needsShipping: false, updatedAt: now });
    expect(cart.subtotal).toEqual({ amountMinor: 0, currency: "CAD" });
    expect(asked).toEqual([]);
  });
});
