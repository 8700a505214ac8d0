import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CartDocument, OrdersDocument } from "../generated/operations.js";
import { addToCart, checkOut, checkoutInput } from "../test-kit/data/buying.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let inStock: string;

beforeAll(async () => {
  shop = await TestShop.create();
  inStock = (await shop.product({ stock: 1000, price: "19.99" })).id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("an idempotency key", () => {
  test("with the same body gives the same order, charged once, even if a line was added meanwhile", async () => {
    const shopper = await shop.signUp();
    await addToCart(shopper, inStock, 2);
    const input = checkoutInput();
    const first = await checkOut(shopper, input);
    await addToCart(shopper, inStock);
    const second = await checkOut(shopper, input);
    expect(second).toMatchObject({ __typename: "Order", id: first.__typename === "Order" ? first.id : "" });
    expect((await shopper.get(OrdersDocument, {})).orders).toMatchObject({
      totalCount: 1,
      nodes: [{ payments: [{ status: "SUCCEEDED" }] }],
    });
    expect((await shopper.get(CartDocument)).cart?.totalQuantity).toBe(1);
  });

  test("belongs to its buyer: the same key of another buyer is a different one", async () => {
    const idempotencyKey = "the same words";
    for (const shopper of [await shop.signUp(), await shop.signUp()]) {
      await addToCart(shopper, inStock);
      expect((await checkOut(shopper, { idempotencyKey })).__typename).toBe("Order");
    }
  });

  test.each([[""], ["x".repeat(201)]])("that is empty or too long is refused: %#", async (idempotencyKey) => {
    const query = `mutation ($input: CheckoutInput!) { checkout(input: $input) { __typename ... on InvalidInput { fields { path } } } }`;
    const { checkout } = await (await shop.signUp()).get(query, { input: checkoutInput({ idempotencyKey }) });
    expect(checkout).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "idempotencyKey" }],
    });
  });
});

describe("an expected total", () => {
  test("that matches is paid; a different total charges nothing and leaves the cart", async () => {
    const shopper = await shop.signUp();
    await addToCart(shopper, inStock, 3);
    const changed = await checkOut(shopper, { expectedTotal: { amount: "59.97", currency: "CAD" } });
    if (changed.__typename !== "PriceChanged") throw new Error(JSON.stringify(changed));
    expect((await shopper.get(OrdersDocument, {})).orders?.totalCount).toBe(0);
    expect((await shopper.get(CartDocument)).cart).toMatchObject({ totalQuantity: 3, subtotal: { amount: "59.97" } });
    expect((await checkOut(shopper, { expectedTotal: changed.total })).__typename).toBe("Order");
  });
});
