import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { cartIdOf } from "./domain/cart-id.js";
import { aCustomer, aGuest, cartFields, CartHarness } from "./testing/cart-harness.js";
import { ink, ownedCourse, pen, retired } from "./testing/test-peers.js";

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start();
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
    const entityFor = async (as: TestViewer): Promise<unknown> =>
      (await shop.execute(query, { r }, { as })).data._entities;
    expect(await entityFor(owner)).toEqual([{ totalQuantity: 2 }]);
    expect(await entityFor(other)).toEqual([null]);
  });

  test("S0-38: is visible to admins as the cart of another customer", async () => {
    const owner = aCustomer();
    await shop.add(owner, pen.id, 2);
    const query = `query ($customerId: ID!) { customerCart(customerId: $customerId) { customer { id } totalQuantity } }`;
    const cartOf = (as: TestViewer, customerId: string) => shop.execute(query, { customerId }, { as });
    const admin = { id: randomUUID(), role: "ADMIN" } as const;
    expect((await cartOf(admin, owner.id)).data.customerCart).toEqual({
      customer: { id: owner.id },
      totalQuantity: 2,
    });
    expect((await cartOf(admin, "no-id")).data.customerCart).toBeNull();
    for (const as of [owner, aCustomer(), { id: randomUUID(), role: "INSTRUCTOR" } as const]) {
      const { data, errors } = await cartOf(as, owner.id);
      expect([data.customerCart, errors?.[0]?.extensions?.code]).toEqual([null, "FORBIDDEN"]);
    }
  });

  test("shows its lines at the prices when they were added while catalog is down", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 2);
    const query = `{ cart { pricesAreCurrent ${cartFields} } }`;
    const current = (await shop.execute(query, {}, { as })).data.cart;
    expect(current.pricesAreCurrent).toBe(true);
    shop.peers.down.add("catalog");
    const { data, errors } = await shop.execute(query, {}, { as });
    expect([data.cart, errors]).toEqual([{ ...current, pricesAreCurrent: false }, undefined]);
    expect(await shop.quantities(aCustomer())).toEqual([]);
  });

  test.each([
    ["cart", "{ cart { id } }"],
    ["addToCart", `mutation { addToCart(input: { productId: "${pen.id}", quantity: 1 }) { __typename } }`],
    ["setCartLine", `mutation { setCartLine(input: { productId: "${pen.id}", quantity: 1 }) { __typename } }`],
    ["clearCart", "mutation { clearCart { id } }"],
  ])("%s needs a token", async (field, query) => {
    const { data, errors } = await shop.execute(query);
    expect([data[field], errors?.[0]?.extensions?.code]).toEqual([null, "UNAUTHENTICATED"]);
  });
});

describe("setCartLine", () => {
  test("S0-21: changes, creates and removes lines", async () => {
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
  const { data } = await shop.execute(`mutation { clearCart { ${cartFields} } }`, {}, { as });
  expect(data.clearCart).toMatchObject({ id, lines: [], totalQuantity: 0, subtotal: { amount: "0.00" } });
  expect(await shop.quantities(as)).toEqual([]);
});
