import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { aCustomer, aGuest, CartHarness } from "./testing/cart-harness.js";
import {
  course,
  draftCourse,
  ink,
  manyProducts,
  ownedCourse,
  pen,
  retired,
  taughtCourse,
} from "./testing/test-peers.js";

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start();
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(() => shop.peers.down.clear());

describe("addToCart", () => {
  test("S0-20, S0-26, S0-27: returns the whole cart: adding two and then one makes one line of three", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 2);
    await shop.add(as, ink.id, 1);
    const whole = await shop.add(as, pen.id, 1);
    expect(whole).toMatchObject({
      __typename: "Cart",
      totalQuantity: 4,
      subtotal: { amount: "27.47", currency: "CAD" },
      lines: [
        { product: { id: pen.id }, quantity: 3, unitPrice: { amount: "4.99" }, lineTotal: { amount: "14.97" } },
        { product: { id: ink.id }, quantity: 1, unitPrice: { amount: "12.50" }, lineTotal: { amount: "12.50" } },
      ],
    });
    const { __typename, ...answered } = whole;
    expect(await shop.show(as)).toEqual(answered);
  });

  test.each([
    ["an unknown product", randomUUID()],
    ["an id that is none", "not-an-id"],
  ])("S0-12, S0-22, S0-33: %s is ProductNotFound, and adds no line", async (_case, productId) => {
    const as = aCustomer();
    const expected = { __typename: "ProductNotFound", code: "PRODUCT_NOT_FOUND", productId };
    expect(await shop.add(as, productId, 1)).toMatchObject(expected);
    expect(await shop.quantities(as)).toEqual([]);
  });

  test("treats an id in capital letters as the same product", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id.toUpperCase(), 1);
    await shop.add(as, pen.id, 1);
    expect(await shop.quantities(as)).toEqual([2]);
  });

  test("answers ProductUnavailable for a product that is not on sale", async () => {
    const as = aCustomer();
    const expected = { __typename: "ProductUnavailable", code: "PRODUCT_UNAVAILABLE", product: { id: retired.id } };
    expect(await shop.add(as, retired.id, 1)).toMatchObject(expected);
    expect(await shop.quantities(as)).toEqual([]);
  });

  test("answers OutOfStock when the line would exceed the stock, and leaves the cart unchanged", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 8);
    expect(await shop.add(as, pen.id, 3)).toMatchObject({
      __typename: "OutOfStock",
      code: "OUT_OF_STOCK",
      shortages: [{ product: { id: pen.id }, requested: 11, available: 10 }],
    });
    expect(await shop.quantities(as)).toEqual([8]);
  });

  test.each([[0], [-1], [100], [2_147_483_647]])("a quantity of %i is InvalidInput at quantity", async (quantity) => {
    const expected = { __typename: "InvalidInput", code: "VALIDATION_FAILED", fields: [{ path: "quantity" }] };
    expect(await shop.add(aCustomer(), pen.id, quantity)).toMatchObject(expected);
  });

  test("answers InvalidInput with the limit for a sum over 999, and leaves the cart unchanged", async () => {
    const as = aCustomer();
    for (let call = 0; call < 10; call += 1) await shop.add(as, ink.id, 99);
    const refused = await shop.add(as, ink.id, 10);
    expect(refused).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "quantity" }] });
    expect(refused.fields[0].message).toContain("999");
    expect(await shop.quantities(as)).toEqual([990]);
  });

  test("answers InvalidInput at productId with the limit for the 101st product", async () => {
    const as = aCustomer();
    for (const product of manyProducts.slice(0, 100)) await shop.add(as, product.id, 1);
    const refused = await shop.add(as, manyProducts[100]?.id ?? "", 1);
    expect(refused).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "productId" }] });
    expect(refused.fields[0].message).toContain("100");
    expect(await shop.quantities(as)).toHaveLength(100);
  });

  test("answers ServiceUnavailable while catalog is down, and changes nothing", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 1);
    shop.peers.down.add("catalog");
    const expected = { __typename: "ServiceUnavailable", code: "SERVICE_UNAVAILABLE", service: "catalog" };
    expect(await shop.add(as, pen.id, 1)).toMatchObject(expected);
    shop.peers.down.clear();
    expect(await shop.quantities(as)).toEqual([1]);
  });

  test("adds the product while inventory is down", async () => {
    shop.peers.down.add("inventory");
    expect(await shop.add(aCustomer(), pen.id, 50)).toMatchObject({ __typename: "Cart", totalQuantity: 50 });
  });

  test("100 parallel adds of 1 end at 100", async () => {
    const as = aCustomer();
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => shop.add(as, ink.id, 1)));
    expect(outcomes.filter(({ __typename }) => __typename !== "Cart")).toEqual([]);
    expect(await shop.quantities(as)).toEqual([100]);
  });
});

describe("S4-32: a course in the cart", () => {
  test("has quantity 1, however often it is added", async () => {
    const as = aCustomer();
    await shop.add(as, course.id, 1);
    expect(await shop.add(as, course.id, 1)).toMatchObject({ __typename: "Cart", lines: [{ quantity: 1 }] });
  });

  test("answers InvalidInput at quantity for a quantity above 1", async () => {
    const expected = { __typename: "InvalidInput", fields: [{ path: "quantity" }] };
    expect(await shop.add(aCustomer(), course.id, 2)).toMatchObject(expected);
    expect(await shop.set(aCustomer(), course.id, 2)).toMatchObject(expected);
  });

  test("is ProductUnavailable when its product has no published course", async () => {
    const expected = { __typename: "ProductUnavailable", product: { id: draftCourse.id } };
    expect(await shop.add(aCustomer(), draftCourse.id, 1)).toMatchObject(expected);
  });

  test("is AlreadyOwned when the viewer owns it", async () => {
    const expected = { __typename: "AlreadyOwned", code: "ALREADY_OWNED", product: { id: ownedCourse.id } };
    expect(await shop.add(aCustomer(), ownedCourse.id, 1)).toMatchObject(expected);
  });

  test("is ProductUnavailable for its instructor, and the message says why", async () => {
    const refused = await shop.add(aCustomer(), taughtCourse.id, 1);
    expect(refused).toMatchObject({ __typename: "ProductUnavailable", product: { id: taughtCourse.id } });
    expect(refused.message).toContain("You teach");
  });

  test("asks a guest to sign in", async () => {
    const refused = await shop.add(aGuest(), course.id, 1);
    expect(refused).toMatchObject({ __typename: "ProductUnavailable", product: { id: course.id } });
    expect(refused.message).toContain("Sign in");
  });

  test("is ServiceUnavailable while courses is down", async () => {
    shop.peers.down.add("courses");
    const expected = { __typename: "ServiceUnavailable", service: "courses" };
    expect(await shop.add(aCustomer(), course.id, 1)).toMatchObject(expected);
  });
});
