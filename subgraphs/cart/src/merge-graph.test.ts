import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { aCustomer, aGuest, CartHarness } from "./testing/cart-harness.js";
import { ink, manyProducts, pen } from "./testing/test-peers.js";

let shop: CartHarness;

beforeAll(async () => {
  shop = await CartHarness.start();
});

beforeEach(() => shop.peers.down.clear());

afterAll(async () => shop[Symbol.asyncDispose]());

const mutation = `mutation ($input: MergeGuestCartInput!) { mergeGuestCart(input: $input) {
  lines { productId outcome reason guestQuantity quantityBefore quantityAfter } } }`;

const request = (guest: TestViewer, user: TestViewer, mergeId: string = randomUUID(), from = "accounts") =>
  shop.execute(mutation, { input: { mergeId, guestId: guest.id, userId: user.id } }, { from });
const merge = async (guest: TestViewer, user: TestViewer, mergeId?: string): Promise<any[]> =>
  (await request(guest, user, mergeId)).data.mergeGuestCart.lines;

describe("mergeGuestCart", () => {
  test("adds, sums and caps lines, and empties the guest's cart", async () => {
    const [guest, user] = [aGuest(), aCustomer()];
    await shop.add(guest, pen.id, 8);
    await shop.add(guest, ink.id, 2);
    await shop.add(guest, manyProducts[0]!.id, 1);
    await shop.add(user, ink.id, 1);
    await shop.add(user, pen.id, 5);
    expect(
      (await merge(guest, user)).map(({ outcome, reason, quantityAfter }) => [outcome, reason, quantityAfter]),
    ).toEqual([
      ["CAPPED", "STOCK", 10],
      ["SUMMED", null, 3],
      ["ADDED", null, 1],
    ]);
    expect(await shop.quantities(user)).toEqual([3, 10, 1]);
    expect(await shop.quantities(guest)).toEqual([]);
  });

  test("drops products that are no longer on sale", async () => {
    const [guest, user] = [aGuest(), aCustomer()];
    const product = { ...ink, id: randomUUID() };
    shop.peers.products.set(product.id, product);
    await shop.add(guest, product.id, 2);
    shop.peers.products.set(product.id, { ...product, isActive: false });
    expect(await merge(guest, user)).toMatchObject([{ outcome: "DROPPED", reason: "NOT_ON_SALE", quantityAfter: 0 }]);
    expect(await shop.quantities(guest)).toEqual([]);
  });

  test("returns the same report for a repeated id, and keeps lines that the guest added since", async () => {
    const [guest, user, mergeId] = [aGuest(), aCustomer(), randomUUID()];
    await shop.add(guest, ink.id, 2);
    const first = await merge(guest, user, mergeId);
    await shop.add(guest, ink.id, 7);
    expect(await merge(guest, user, mergeId)).toEqual(first);
    expect([await shop.quantities(user), await shop.quantities(guest)]).toEqual([[2], [7]]);
    expect(await merge(guest, user)).toMatchObject([{ outcome: "SUMMED", quantityAfter: 9 }]);
  });

  test("merges once for concurrent sign-ins with one guest", async () => {
    const [guest, user] = [aGuest(), aCustomer()];
    await shop.add(guest, ink.id, 3);
    const reports = await Promise.all([1, 2, 3, 4].map(() => merge(guest, user)));
    expect(reports.flat()).toMatchObject([{ outcome: "ADDED", quantityAfter: 3 }]);
    expect(await shop.quantities(user)).toEqual([3]);
  });

  test("reports ServiceUnavailable while catalog is down, and changes nothing", async () => {
    const [guest, user] = [aGuest(), aCustomer()];
    await shop.add(guest, ink.id, 3);
    shop.peers.down.add("catalog");
    expect((await request(guest, user)).errors?.[0]?.extensions?.code).toBe("SUBGRAPH_UNAVAILABLE");
    shop.peers.down.clear();
    expect(await shop.quantities(guest)).toEqual([3]);
  });

  test("merges while inventory is down, as an addition does", async () => {
    const [guest, user] = [aGuest(), aCustomer()];
    await shop.add(guest, pen.id, 3);
    shop.peers.down.add("inventory");
    expect(await merge(guest, user)).toMatchObject([{ outcome: "ADDED", quantityAfter: 3 }]);
  });

  test("reads both carts and the report for an empty cart; a full one takes one more statement and one request to each service", async () => {
    const [guest, user] = [aGuest(), aCustomer()];
    expect(await shop.workOf(() => request(guest, user))).toEqual([3, []]);
    for (const { id } of manyProducts.slice(0, 20)) await shop.add(guest, id, 1);
    expect(await shop.workOf(() => request(guest, user))).toEqual([4, ["catalog", "inventory"]]);
  });

  test("is refused to clients", async () => {
    const answer = await request(aGuest(), aCustomer(), randomUUID(), "router");
    expect(answer.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
