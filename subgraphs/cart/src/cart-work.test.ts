import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { aCustomer, CartHarness } from "./testing/cart-harness.js";
import { course, ink, manyProducts, pen } from "./testing/test-peers.js";

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start();
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("the work of a request", () => {
  test("showing a cart with 20 lines runs one statement and sends one request to catalog", async () => {
    const as = aCustomer();
    for (const product of manyProducts.slice(0, 20)) await shop.add(as, product.id, 1);
    expect(await shop.workOf(() => shop.show(as))).toEqual([1, ["catalog"]]);
  });

  test.each([
    ["goods", pen.id, ["catalog", "inventory"]],
    ["a course", course.id, ["catalog", "courses"]],
  ])("adding %s runs two statements and sends one request to each peer", async (_kind, productId, peers) => {
    const as = aCustomer();
    for (const product of manyProducts.slice(0, 20)) await shop.add(as, product.id, 1);
    expect(await shop.workOf(() => shop.add(as, productId, 1))).toEqual([2, peers]);
  });

  test("setting a line runs two statements, and removing it does not query the stock", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 1);
    await shop.add(as, ink.id, 1);
    expect(await shop.workOf(() => shop.set(as, pen.id, 3))).toEqual([2, ["catalog", "inventory"]]);
    expect(await shop.workOf(() => shop.set(as, pen.id, 2))).toEqual([2, ["catalog"]]);
    expect(await shop.workOf(() => shop.set(as, pen.id, 0))).toEqual([2, ["catalog"]]);
    expect(await shop.workOf(() => shop.set(as, pen.id, 0))).toEqual([1, ["catalog"]]);
    expect(await shop.workOf(() => shop.set(as, ink.id, 0))).toEqual([2, []]);
  });

  test("checkoutCart, idleCarts, removeBought and clearCart run one statement each", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 3);
    const workOf = (query: string, variables = {}, from = "orders") =>
      shop.workOf(() => shop.execute(query, variables, { as, from }));
    const removeBought = `mutation ($input: RemoveBoughtInput!) { removeBought(input: $input) }`;
    const input = { orderId: randomUUID(), buyerId: as.id, lines: [{ productId: pen.id, quantity: 1 }] };
    expect(await workOf(`{ checkoutCart { lines { quantity } } }`)).toEqual([1, []]);
    const page = { changedAfter: new Date(0), changedBefore: new Date(), first: 100 };
    const idleCarts = `query ($page: IdleCartsInput!) { idleCarts(input: $page) { buyerId } }`;
    expect(await workOf(idleCarts, { page })).toEqual([1, []]);
    expect(await workOf(removeBought, { input })).toEqual([1, []]);
    expect(await workOf(`mutation { clearCart { id } }`, {}, "router")).toEqual([1, []]);
  });
});
