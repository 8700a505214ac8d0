import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { aCustomer, CartHarness } from "./testing/cart-harness.js";
import { pen } from "./testing/test-peers.js";

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start();
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(() => shop.peers.down.clear());

describe("the fields that orders calls", () => {
  const checkoutCart = `{ checkoutCart { id version lines { productId quantity } } }`;
  const removeBought = `mutation ($input: RemoveBoughtInput!) { removeBought(input: $input) }`;

  test("checkoutCart returns the buyer's cart without prices, even while catalog is down", async () => {
    const as = aCustomer();
    const { id, version } = await shop.add(as, pen.id, 3);
    shop.peers.down.add("catalog");
    const { data } = await shop.execute(checkoutCart, {}, { as, from: "orders" });
    expect(data.checkoutCart).toEqual({ id, version, lines: [{ productId: pen.id, quantity: 3 }] });
  });

  test("removeBought removes the bought lines once per order, without the buyer's token", async () => {
    const as = aCustomer();
    await shop.add(as, pen.id, 3);
    const input = { orderId: randomUUID(), buyerId: as.id, lines: [{ productId: pen.id, quantity: 2 }] };
    for (const _attempt of [1, 2]) {
      const { data } = await shop.execute(removeBought, { input }, { from: "orders" });
      expect(data.removeBought).toBe(true);
    }
    expect(await shop.quantities(as)).toEqual([1]);
  });

  test("removeBought with invalid ids changes nothing", async () => {
    const input = { orderId: "x", buyerId: "y", lines: [{ productId: "z", quantity: -1 }] };
    const { data } = await shop.execute(removeBought, { input }, { from: "orders" });
    expect(data.removeBought).toBe(true);
    const mixed = { orderId: randomUUID(), buyerId: randomUUID(), lines: input.lines };
    expect((await shop.execute(removeBought, { input: mixed }, { from: "orders" })).errors).toBeUndefined();
  });

  test.each([
    ["checkoutCart", checkoutCart, {}],
    ["removeBought", removeBought, { input: { orderId: randomUUID(), buyerId: randomUUID(), lines: [] } }],
  ])("%s is refused to clients, including admins", async (_field, query, variables) => {
    const as = { id: randomUUID(), role: "ADMIN" } as const;
    const { errors } = await shop.execute(query, variables, { as });
    expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("checkoutCart without a buyer's token is UNAUTHENTICATED", async () => {
    const { errors } = await shop.execute(checkoutCart, {}, { from: "orders" });
    expect(errors?.[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  });
});
