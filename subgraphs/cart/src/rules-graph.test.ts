import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { adjustPrice, allow, refuse } from "@souk/kernel/project/rules";
import { aCustomer, aGuest, CartHarness } from "./testing/cart-harness.js";
import { ink, pen } from "./testing/test-peers.js";

let shop: CartHarness;
let fails = false;

const tooMany = { en: "At most two pens", fr: "Deux stylos au plus" };
const bulk = { en: "Bulk price", fr: "Prix de gros" };

beforeAll(async () => {
  shop = await CartHarness.start({
    rules: {
      beforeAddToCart: {
        "few-pens": ({ product, quantity }) =>
          product.sku === pen.sku && quantity > 2 ? refuse("TOO_MANY_PENS", tooMany) : allow(),
      },
      priceLine: {
        bulk({ quantity, unitPrice }) {
          if (fails) throw new Error("broken");
          return quantity >= 10 ? adjustPrice(unitPrice.amountMinor - 100, bulk) : allow();
        },
      },
    },
  });
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(() => {
  fails = false;
});

const refused = { __typename: "RuleRefused", code: "RULE_REFUSED", reasonCode: "TOO_MANY_PENS", reason: tooMany.en };

describe("a rule for additions", () => {
  test("refuses addToCart and setCartLine, and the cart stays as it was", async () => {
    const as = aGuest();
    await shop.add(as, pen.id, 2);
    expect(await shop.add(as, pen.id, 1)).toMatchObject(refused);
    expect(await shop.set(as, pen.id, 3)).toMatchObject(refused);
    expect(await shop.quantities(as)).toEqual([2]);
  });

  test("does not prevent a smaller quantity or the removal", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 2);
    expect(await shop.set(as, pen.id, 1)).toMatchObject({ __typename: "Cart" });
    expect(await shop.set(as, pen.id, 0)).toMatchObject({ __typename: "Cart", lines: [] });
  });

  test("refuses a line of addLinesToCart, and the other lines are added", async () => {
    const as = aCustomer();
    const { lines } = await shop.addLines(as, [pen.id, 3], [ink.id, 1]);
    expect(lines).toMatchObject([
      { outcome: "REFUSED", reason: "RULE_REFUSED" },
      { outcome: "ADDED", reason: null },
    ]);
    expect(await shop.quantities(as)).toEqual([1]);
  });
});

describe("a rule for prices", () => {
  test("adjusts the line, which shows the reason and the amount", async () => {
    const cart = await shop.add(aCustomer(), ink.id, 10);
    expect(cart).toMatchObject({
      subtotal: { amount: "115.00" },
      lines: [
        {
          unitPrice: { amount: "11.50" },
          lineTotal: { amount: "115.00" },
          priceWhenAdded: null,
          adjustments: [{ reason: bulk.en, amount: { amount: "-1.00" } }],
        },
      ],
    });
  });

  test("that fails leaves the catalog's prices, and the cart says that they are not current", async () => {
    const as = aCustomer();
    await shop.add(as, ink.id, 10);
    fails = true;
    expect(await shop.show(as)).toMatchObject({ subtotal: { amount: "125.00" }, lines: [{ adjustments: [] }] });
    const { data } = await shop.execute("{ cart { pricesAreCurrent } }", {}, { as });
    expect(data.cart.pricesAreCurrent).toBe(false);
  });
});
