import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import { boolean, money, text, type CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { adjustPrice, allow } from "@souk/kernel/project/rules";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { aCustomer, aGuest, CartHarness } from "./testing/cart-harness.js";
import { course, ink, pen } from "./testing/test-peers.js";

const label = { en: "A field", fr: "Un champ" };
const wrapping = { en: "Gift wrapping", fr: "Emballage cadeau" };

const fields: CustomFields = {
  OrderLine: {
    engraving: text({ label, maxLength: 10 }),
    giftWrap: boolean({ label, default: false }),
    budget: money({ label, visibility: "owner" }),
    batch: text({ label, writtenBy: "staff" }),
  },
};

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start({
    fields,
    rules: {
      priceLine: {
        wrapping: ({ custom, unitPrice }) =>
          custom.giftWrap === true ? adjustPrice(unitPrice.amountMinor + 300, wrapping) : allow(),
      },
    },
  });
});

afterAll(async () => shop[Symbol.asyncDispose]());

const shown = `{ cart { lines { lineId product { id } quantity unitPrice { amount } custom { engraving giftWrap budget { amount } }
  customValues { name } } } }`;

async function linesOf(as: ReturnType<typeof aGuest>): Promise<any[]> {
  return (await shop.execute(shown, {}, { as })).data.cart.lines;
}

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(fields, "CAD")).toEqual([]);
});

describe("an addition", () => {
  test("with other values is another line, and with the same ones raises the quantity", async () => {
    const as = aGuest();
    await shop.add(as, pen.id, 1);
    const given = { engraving: "June", budget: { amount: "9.50", currency: "CAD" } };
    await shop.addWith(as, pen.id, given);
    await shop.addWith(as, pen.id, { ...given, engraving: " June ", giftWrap: false });
    await shop.addWith(as, pen.id, { engraving: "Omar", giftWrap: true });
    const lines = await linesOf(as);
    expect(lines).toMatchObject([
      { lineId: pen.id, quantity: 1, custom: { engraving: null, giftWrap: false } },
      { quantity: 2, custom: { engraving: "June", giftWrap: false, budget: { amount: "9.50" } } },
      {
        quantity: 1,
        custom: { engraving: "Omar", giftWrap: true },
        customValues: [{ name: "engraving" }, { name: "giftWrap" }],
      },
    ]);
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(3);
  });

  test("gets the problem of each wrong value, and the cart stays as it was", async () => {
    const as = aGuest();
    const custom = { engraving: "x".repeat(11), budget: { amount: "1", currency: "USD" } };
    const problems = [
      { path: "custom.engraving", message: "must be at most 10 characters" },
      { path: "custom.budget.currency", message: "must be CAD, the shop's currency" },
    ];
    expect((await shop.addWith(as, pen.id, custom)).fields).toEqual(problems);
    const mutation = `mutation ($input: AddLinesToCartInput!) { addLinesToCart(input: $input) {
      ... on InvalidInput { fields { path } } } }`;
    const lines = [
      { productId: ink.id, quantity: 1 },
      { productId: pen.id, quantity: 1, custom },
    ];
    const { data } = await shop.execute(mutation, { input: { lines } }, { as });
    expect(data.addLinesToCart.fields).toEqual(problems.map(({ path }) => ({ path: `lines.1.${path}` })));
    expect(await linesOf(as)).toEqual([]);
  });

  test("takes no values for a course", async () => {
    const as = aCustomer();
    const refused = await shop.addWith(as, course.id, { engraving: "June" });
    expect(refused.fields).toEqual([{ path: "custom", message: "is for goods only" }]);
    expect(await shop.add(as, course.id, 1)).toMatchObject({ __typename: "Cart" });
  });

  test("counts the units of all lines of the product", async () => {
    const as = aGuest();
    await shop.add(as, pen.id, 6);
    expect(await shop.addWith(as, pen.id, { engraving: "June" }, 5)).toMatchObject({
      shortages: [{ requested: 11, available: 10 }],
    });
    const added = await shop.execute(
      `mutation ($input: AddLinesToCartInput!) { addLinesToCart(input: $input) {
        ... on LinesAdded { lines { outcome quantityAdded reason } } } }`,
      { input: { lines: [{ productId: pen.id, quantity: 5, custom: { engraving: "June" } }] } },
      { as },
    );
    expect(added.data.addLinesToCart.lines).toEqual([{ outcome: "CAPPED", quantityAdded: 4, reason: "STOCK" }]);
  });
});

describe("a line with values", () => {
  test("has the price of a rule that knows the values", async () => {
    const as = aGuest();
    await shop.addWith(as, pen.id, { giftWrap: true });
    await shop.add(as, pen.id, 1);
    expect((await linesOf(as)).map(({ unitPrice }) => unitPrice.amount)).toEqual(["7.99", "4.99"]);
  });

  test("is changed and removed by its id, and another product's line is not", async () => {
    const as = aGuest();
    await shop.add(as, pen.id, 1);
    await shop.addWith(as, pen.id, { engraving: "June" });
    const lineId = (await linesOf(as))[1].lineId;
    expect(await shop.setLine(as, { productId: pen.id, lineId, quantity: 4 })).toMatchObject({ __typename: "Cart" });
    expect(await shop.quantities(as)).toEqual([1, 4]);
    const other = await shop.setLine(as, { productId: ink.id, lineId, quantity: 2 });
    expect(other.fields).toEqual([{ path: "lineId", message: "is no line of the product in this cart" }]);
    await shop.setLine(as, { productId: pen.id, lineId, quantity: 0 });
    expect(await shop.quantities(as)).toEqual([1]);
  });

  test("is in the cart of the checkout with its values, and is removed once it is bought", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 1);
    await shop.addWith(as, pen.id, { budget: { amount: "9.50", currency: "CAD" } });
    const query = `{ checkoutCart { lines { productId lineId custom } } }`;
    const { data } = await shop.execute(query, {}, { as, from: "orders" });
    const [plain, declared] = data.checkoutCart.lines;
    expect(plain).toEqual({ productId: pen.id, lineId: pen.id, custom: {} });
    expect(declared).toMatchObject({ productId: pen.id, custom: { budget: { amount: "9.50", currency: "CAD" } } });
    const bought = [{ productId: pen.id, lineId: declared.lineId, quantity: 1 }];
    const input = { orderId: randomUUID(), buyerId: as.id, lines: bought };
    await shop.execute(
      `mutation ($input: RemoveBoughtInput!) { removeBought(input: $input) }`,
      { input },
      { from: "orders" },
    );
    expect((await linesOf(as)).map(({ lineId }) => lineId)).toEqual([pen.id]);
  });

  test("has no input for a field that staff writes", async () => {
    const mutation = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`;
    const input = { productId: pen.id, quantity: 1, custom: { batch: "7" } };
    const { errors } = await shop.execute(mutation, { input }, { as: aGuest() });
    expect(errors?.[0]?.message).toContain("batch");
  });
});
