import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { aCustomer, aGuest, CartHarness } from "./testing/cart-harness.js";
import { pen } from "./testing/test-peers.js";

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start();
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(() => shop.peers.down.clear());

describe("the fields that orders calls", () => {
  const checkoutCart = `{ checkoutCart { id version lines { productId quantity } } }`;
  const checkoutCartOf = `query ($buyerId: ID!) { checkoutCartOf(buyerId: $buyerId) { version changedAt lines { productId quantity } } }`;
  const idleCarts = `query ($input: IdleCartsInput!) { idleCarts(input: $input) { buyerId changedAt } }`;
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

  test("checkoutCartOf returns the cart of any buyer, with the time of its last change", async () => {
    const [as, guest] = [aCustomer(), aGuest()];
    const { version, updatedAt } = await shop.add(as, pen.id, 3);
    const cartOf = async (buyerId: string) =>
      (await shop.execute(checkoutCartOf, { buyerId }, { from: "orders" })).data;
    const lines = [{ productId: pen.id, quantity: 3 }];
    for (const buyerId of [as.id, as.id.toUpperCase()])
      expect((await cartOf(buyerId)).checkoutCartOf).toEqual({ version, changedAt: updatedAt, lines });
    expect((await cartOf(guest.id)).checkoutCartOf).toMatchObject({ changedAt: null, lines: [] });
    const { errors } = await shop.execute(checkoutCartOf, { buyerId: "x" }, { from: "orders" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "buyerId" });
  });

  test("idleCarts returns a page of the carts by their last change", async () => {
    const changedAfter = new Date();
    const buyers = [aCustomer(), aGuest(), aCustomer()];
    for (const as of buyers) await shop.add(as, pen.id, 1);
    const page = { changedAfter, changedBefore: new Date(), first: 2 };
    const idle = async (input: object) =>
      (await shop.execute(idleCarts, { input }, { from: "orders" })).data.idleCarts as Record<string, string>[];
    const listed = await idle(page);
    const { changedAt, buyerId = "" } = listed[1] ?? {};
    listed.push(...(await idle({ ...page, changedAfter: changedAt, afterBuyerId: buyerId.toUpperCase() })));
    expect(new Set(listed.map((cart) => cart.buyerId))).toEqual(new Set(buyers.map(({ id }) => id)));
    const changes = await Promise.all(buyers.map(async (as) => (await shop.show(as)).updatedAt));
    expect(listed.map((cart) => cart.changedAt)).toEqual(changes);
  });

  test.each([
    ["first", { first: 0 }],
    ["first", { first: 101 }],
    ["afterBuyerId", { afterBuyerId: "x" }],
  ])("idleCarts refuses an invalid %s", async (field, invalid) => {
    const input = { changedAfter: new Date(), changedBefore: new Date(), first: 1, ...invalid };
    const { errors } = await shop.execute(idleCarts, { input }, { from: "orders" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: `input.${field}` });
  });

  test.each([
    ["checkoutCart", checkoutCart, {}],
    ["checkoutCartOf", checkoutCartOf, { buyerId: randomUUID() }],
    ["idleCarts", idleCarts, { input: { changedAfter: new Date(), changedBefore: new Date(), first: 1 } }],
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
