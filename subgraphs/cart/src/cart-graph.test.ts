import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-surroundings";
import { cartIdOf } from "./domain/cart-id.js";
import { aCustomer, aGuest, cartFields, TestCart } from "./testing/test-cart.js";
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

let shop: TestCart;

beforeAll(async () => {
  shop = await TestCart.start();
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(() => shop.peers.down.clear());

describe("cart", () => {
  test("is empty for a customer without a cart, and keeps its id", async () => {
    const as = aCustomer();
    const empty = await shop.show(as);
    expect(empty).toEqual({
      id: cartIdOf(as.id),
      version: expect.any(String),
      customer: { id: as.id },
      lines: [],
      totalQuantity: 0,
      subtotal: { amount: "0.00", currency: "CAD" },
      updatedAt: expect.anything(),
    });
    expect((await shop.add(as, pen.id, 1)).id).toBe(empty.id);
  });

  test("belongs to the guest and has no customer", async () => {
    const as = aGuest();
    expect(await shop.add(as, pen.id, 2)).toMatchObject({ __typename: "Cart", customer: null, totalQuantity: 2 });
    expect(await shop.quantities(as)).toEqual([2]);
    expect(await shop.quantities(aGuest())).toEqual([]);
  });

  test("resolves to null by key for another viewer", async () => {
    const [owner, other] = [aCustomer(), aCustomer()];
    await shop.add(owner, pen.id, 2);
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cart { totalQuantity } } }`;
    const r = [{ __typename: "Cart", id: cartIdOf(owner.id) }];
    const entityFor = async (as: TestViewer): Promise<unknown> => (await shop.ask(query, { r }, { as })).data._entities;
    expect(await entityFor(owner)).toEqual([{ totalQuantity: 2 }]);
    expect(await entityFor(other)).toEqual([null]);
  });

  test("is visible to admins as the cart of another customer", async () => {
    const owner = aCustomer();
    await shop.add(owner, pen.id, 2);
    const query = `query ($customerId: ID!) { customerCart(customerId: $customerId) { customer { id } totalQuantity } }`;
    const askedBy = (as: TestViewer, customerId: string) => shop.ask(query, { customerId }, { as });
    const admin = { id: randomUUID(), role: "ADMIN" } as const;
    expect((await askedBy(admin, owner.id)).data.customerCart).toEqual({
      customer: { id: owner.id },
      totalQuantity: 2,
    });
    expect((await askedBy(admin, "no-id")).data.customerCart).toBeNull();
    for (const as of [owner, aCustomer(), { id: randomUUID(), role: "INSTRUCTOR" } as const]) {
      const { data, errors } = await askedBy(as, owner.id);
      expect([data.customerCart, errors?.[0]?.extensions?.code]).toEqual([null, "FORBIDDEN"]);
    }
  });

  test("shows its lines at the prices when they were added while catalog is down", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 2);
    const asked = `{ cart { pricesAreCurrent ${cartFields} } }`;
    const current = (await shop.ask(asked, {}, { as })).data.cart;
    expect(current.pricesAreCurrent).toBe(true);
    shop.peers.down.add("catalog");
    const { data, errors } = await shop.ask(asked, {}, { as });
    expect([data.cart, errors]).toEqual([{ ...current, pricesAreCurrent: false }, undefined]);
    expect(await shop.quantities(aCustomer())).toEqual([]);
  });

  test.each([
    ["cart", "{ cart { id } }"],
    ["addToCart", `mutation { addToCart(input: { productId: "${pen.id}", quantity: 1 }) { __typename } }`],
    ["setCartLine", `mutation { setCartLine(input: { productId: "${pen.id}", quantity: 1 }) { __typename } }`],
    ["clearCart", "mutation { clearCart { id } }"],
  ])("%s needs a token", async (field, query) => {
    const { data, errors } = await shop.ask(query);
    expect([data[field], errors?.[0]?.extensions?.code]).toEqual([null, "UNAUTHENTICATED"]);
  });
});

describe("addToCart", () => {
  test("returns the whole cart: adding two and then one makes one line of three", async () => {
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
  ])("%s is ProductNotFound, and adds no line", async (_case, productId) => {
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

describe("a course in the cart", () => {
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

describe("setCartLine", () => {
  test("changes, creates and removes lines", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 3);
    expect(await shop.set(as, pen.id, 1)).toMatchObject({ __typename: "Cart", totalQuantity: 1 });
    expect(await shop.set(as, ink.id, 4)).toMatchObject({ totalQuantity: 5, subtotal: { amount: "54.99" } });
    expect(await shop.set(as, pen.id, 0)).toMatchObject({ lines: [{ product: { id: ink.id }, quantity: 4 }] });
    expect(await shop.quantities(as)).toEqual([4]);
  });

  test.each([
    ["a product that is not in the cart", ink.id],
    ["an unknown product", randomUUID()],
    ["an invalid id", "not-an-id"],
  ])("setting %s to 0 leaves the cart unchanged, without an error", async (_case, productId) => {
    const as = aCustomer();
    await shop.add(as, pen.id, 3);
    const { updatedAt } = await shop.show(as);
    expect(await shop.set(as, productId, 0)).toMatchObject({ __typename: "Cart", totalQuantity: 3, updatedAt });
  });

  test.each<[string, string, number, object]>([
    ["an unknown product is not found", randomUUID(), 1, { __typename: "ProductNotFound" }],
    ["an invalid id is not found", "not-an-id", 1, { __typename: "ProductNotFound", productId: "not-an-id" }],
    ["a product that is not on sale is not found", retired.id, 1, { __typename: "ProductNotFound" }],
    ["too many units are OutOfStock", pen.id, 11, { __typename: "OutOfStock", shortages: [{ requested: 11 }] }],
    ["a course that the viewer owns is refused", ownedCourse.id, 1, { fields: [{ path: "productId" }] }],
    ["a negative quantity is refused", pen.id, -1, { __typename: "InvalidInput", fields: [{ path: "quantity" }] }],
    ["a quantity above 99 is refused", pen.id, 100, { __typename: "InvalidInput", fields: [{ path: "quantity" }] }],
  ])("%s", async (_rule, productId, quantity, expected) => {
    const as = aCustomer();
    await shop.add(as, ink.id, 2);
    expect(await shop.set(as, productId, quantity)).toMatchObject(expected);
    expect(await shop.quantities(as)).toEqual([2]);
  });

  test("removes a line whose product is no longer on sale", async () => {
    const as = aCustomer();
    await shop.add(as, ink.id, 2);
    shop.peers.products.set(ink.id, { ...ink, isActive: false });
    expect(await shop.quantities(as)).toEqual([2]);
    expect(await shop.set(as, ink.id, 0)).toMatchObject({ __typename: "Cart", lines: [] });
    shop.peers.products.set(ink.id, ink);
  });

  test("answers ServiceUnavailable for quantity 5 while catalog is down, and changes nothing", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 3);
    shop.peers.down.add("catalog");
    expect(await shop.set(as, pen.id, 5)).toMatchObject({ __typename: "ServiceUnavailable", service: "catalog" });
    shop.peers.down.clear();
    expect(await shop.quantities(as)).toEqual([3]);
  });

  test("removes the line for quantity 0 while catalog is down", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 3);
    await shop.add(as, ink.id, 1);
    shop.peers.down.add("catalog");
    expect(await shop.set(as, pen.id, 0)).toMatchObject({ __typename: "Cart", lines: [{ quantity: 1 }] });
    shop.peers.down.clear();
    expect(await shop.quantities(as)).toEqual([1]);
  });
});

test("clearCart empties the cart and calls no other subgraph", async () => {
  const as = aCustomer();
  const { id } = await shop.add(as, pen.id, 3);
  shop.peers.down.add("catalog");
  const { data } = await shop.ask(`mutation { clearCart { ${cartFields} } }`, {}, { as });
  expect(data.clearCart).toMatchObject({ id, lines: [], totalQuantity: 0, subtotal: { amount: "0.00" } });
  expect(await shop.quantities(as)).toEqual([]);
});
