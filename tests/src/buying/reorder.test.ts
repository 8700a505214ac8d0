import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoginAsGuestDocument } from "../generated/operations.js";
import { addToCart, buy } from "../test-kit/data/buying.js";
import { startGuest } from "../test-kit/clients/guest.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const cartFields = `lines { product { id } quantity unitPrice { amount } priceWhenAdded { amount } } subtotal { amount }`;
const addLines = `mutation ($lines: [LineToAddInput!]!) { addLinesToCart(input: { lines: $lines }) { __typename
  ... on LinesAdded { cart { ${cartFields} } lines { outcome quantityAdded reason } } } }`;

async function raisePrice(id: string, amount: string): Promise<void> {
  const admin = await shop.admin();
  await admin.get(
    `mutation ($id: ID!, $amount: Decimal!) {
       updateProduct(input: { id: $id, price: { amount: $amount, currency: "CAD" } }) { __typename } }`,
    { id, amount },
  );
}

async function linesOf(buyer: ShopClient): Promise<unknown> {
  return (await buyer.get(`{ cart { ${cartFields} } }`)).cart.lines;
}

describe("ordering again", () => {
  test("one call puts the available lines of an order into the cart at current prices", async () => {
    const [pen, ink] = [await shop.product({ price: "4.00", stock: 50 }), await shop.product({ stock: 1 })];
    const buyer = await shop.signUp();
    const { id } = await buy(buyer, pen.id, ink.id);
    await raisePrice(pen.id, "5.00");
    const { order } = await buyer.get(`query ($id: ID!) { order(id: $id) { lines { product { id } quantity } } }`, {
      id,
    });
    const lines = order.lines.map(({ product, quantity }: any) => ({ productId: product.id, quantity }));
    expect((await buyer.get(addLines, { lines })).addLinesToCart).toEqual({
      __typename: "LinesAdded",
      lines: [
        { outcome: "ADDED", quantityAdded: 1, reason: null },
        { outcome: "REFUSED", quantityAdded: 0, reason: "SOLD_OUT" },
      ],
      cart: {
        lines: [
          {
            product: { id: pen.id },
            quantity: 1,
            unitPrice: { amount: "5.00" },
            priceWhenAdded: { amount: "5.00" },
          },
        ],
        subtotal: { amount: "5.00" },
      },
    });
  });
});

describe("a price increase of a product in the cart", () => {
  test("S3-81: is shown with the price that the buyer saw, also when the cart came from a guest", async () => {
    const { id } = await shop.product({ price: "4.00" });
    const { email } = await shop.signUp();
    const guest = await startGuest(shop.client);
    await addToCart(guest, id);
    await raisePrice(id, "5.00");
    const raised = [{ unitPrice: { amount: "5.00" }, priceWhenAdded: { amount: "4.00" } }];
    expect(await linesOf(guest)).toMatchObject(raised);
    const { login } = await guest.get(LoginAsGuestDocument, { input: { email, password: testPassword } });
    if (login?.__typename !== "SignedIn") throw new Error(JSON.stringify(login));
    const user = shop.client.with({ authorization: `Bearer ${login.accessToken}` });
    expect(await linesOf(user)).toMatchObject(raised);
    await addToCart(user, id);
    expect(await linesOf(user)).toMatchObject([{ quantity: 2, priceWhenAdded: { amount: "5.00" } }]);
  });
});
