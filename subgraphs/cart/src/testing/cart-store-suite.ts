import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { emptyContents } from "../domain/cart.js";
import type { CartStore, ChangeLineOutcome } from "../domain/cart-store.js";
import type { AgingStores } from "./aging-stores.js";
import { idleCartsSuite } from "./idle-carts-suite.js";
import { lineValuesSuite } from "./line-values-suite.js";
import { mergingSuite } from "./merging-suite.js";
import { plannedChangesSuite } from "./planned-changes-suite.js";
import { pricesSuite } from "./prices-suite.js";
import { startsSuite } from "./starts-suite.js";
import { versionsSuite } from "./versions-suite.js";

export type OpenedStores = AgingStores & AsyncDisposable;

const minute = 60;
const oneDay = 86_400;

/** Tests the behavior that every cart store must have. */
export function cartStoreSuite(open: () => Promise<OpenedStores>): void {
  let stores: OpenedStores;
  let store: CartStore;
  beforeAll(async () => {
    stores = await open();
    store = stores.withTtl(oneDay);
  });
  afterAll(async () => stores[Symbol.asyncDispose]());

  const later = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_456);
  const add = (buyerId: string, productId: string, quantity: number): Promise<ChangeLineOutcome> =>
    store.addToLine({ buyerId, productId, quantity, at: new Date() });
  const set = (buyerId: string, productId: string, quantity: number): Promise<ChangeLineOutcome> =>
    store.setLine({ buyerId, productId, quantity, at: new Date() });
  const quantities = async (buyerId: string): Promise<[string, number][]> =>
    (await store.readCart(buyerId)).lines.map(({ productId, quantity }) => [productId, quantity]);
  const kinds = (outcomes: readonly ChangeLineOutcome[], kind: ChangeLineOutcome["kind"]): number =>
    outcomes.filter((outcome) => outcome.kind === kind).length;
  const filledCart = async (lines: number): Promise<string> => {
    const buyer = randomUUID();
    for (let line = 0; line < lines; line++) await add(buyer, randomUUID(), 1);
    return buyer;
  };

  describe("a line", () => {
    test("is missing for a buyer who has added nothing", async () => {
      expect(await store.readCart(randomUUID())).toEqual(emptyContents);
    });

    test("grows when its product is added again, and the change returns the whole cart", async () => {
      const [buyer, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyer, pen, 2);
      await add(buyer, ink, 5);
      const outcome = await store.addToLine({ buyerId: buyer, productId: pen, quantity: 1, at: later });
      const contents = {
        lines: [
          { productId: pen, quantity: 3, priceWhenAdded: null },
          { productId: ink, quantity: 5, priceWhenAdded: null },
        ],
        updatedAt: later,
        version: expect.any(String),
      };
      expect(outcome).toEqual({ kind: "changed", contents });
      expect(await store.readCart(buyer)).toEqual(contents);
    });

    test("keeps its place in the order in which products were first added", async () => {
      const buyer = randomUUID();
      const [first, second, third, fourth, fifth] = fiveIds();
      for (const product of [first, second, third, fourth, fifth]) await add(buyer, product, 1);
      await set(buyer, second, 0);
      await set(buyer, first, 9);
      await add(buyer, second, 1);
      const order = [first, third, fourth, fifth, second];
      expect((await quantities(buyer)).map(([product]) => product)).toEqual(order);
    });

    test("is created, changed and removed by setting it", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await set(buyer, pen, 7);
      expect(await quantities(buyer)).toEqual([[pen, 7]]);
      await set(buyer, pen, 2);
      expect(await quantities(buyer)).toEqual([[pen, 2]]);
      expect(await set(buyer, pen, 0)).toMatchObject({ kind: "changed", contents: { lines: [] } });
      expect(await quantities(buyer)).toEqual([]);
    });

    test("that is missing can be removed without a change of the cart or its time", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      expect(await set(buyer, pen, 0)).toEqual({ kind: "changed", contents: emptyContents });
      await add(buyer, pen, 1);
      const before = await store.readCart(buyer);
      await set(buyer, randomUUID(), 0);
      expect(await store.readCart(buyer)).toEqual(before);
    });

    test("is visible in its buyer's cart only", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await add(buyer, pen, 1);
      await add(randomUUID(), pen, 5);
      expect(await quantities(buyer)).toEqual([[pen, 1]]);
    });
  });

  describe("limits", () => {
    test("allow 999 units of one product", async () => {
      const [buyer, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyer, pen, 998);
      await add(buyer, pen, 1);
      await set(buyer, ink, 999);
      expect(await quantities(buyer)).toEqual([
        [pen, 999],
        [ink, 999],
      ]);
    });

    test("refuse a sum over 999 and change nothing", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await add(buyer, pen, 995);
      const before = await store.readCart(buyer);
      expect(await add(buyer, pen, 5)).toEqual({ kind: "lineQuantityExceeded" });
      expect(await set(buyer, pen, 1000)).toEqual({ kind: "lineQuantityExceeded" });
      expect(await store.readCart(buyer)).toEqual(before);
    });

    test("refuse the 101st product, but not more of the first hundred", async () => {
      const buyer = await filledCart(100);
      expect(await add(buyer, randomUUID(), 1)).toEqual({ kind: "linesExceeded" });
      expect(await set(buyer, randomUUID(), 1)).toEqual({ kind: "linesExceeded" });
      const [first] = (await store.readCart(buyer)).lines;
      expect(await add(buyer, first?.productId ?? "", 1)).toMatchObject({ kind: "changed" });
      expect(await quantities(buyer)).toHaveLength(100);
    });
  });

  describe("concurrent changes", () => {
    test("100 parallel adds of 1 end at 100", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => add(buyer, pen, 1)));
      expect(kinds(outcomes, "changed")).toBe(100);
      expect(await quantities(buyer)).toEqual([[pen, 100]]);
    });

    test("stop parallel additions at the limit, and refuse the rest", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => add(buyer, pen, 99)));
      expect(kinds(outcomes, "lineQuantityExceeded")).toBe(2);
      expect(await quantities(buyer)).toEqual([[pen, 990]]);
    });

    test("create one cart with all products from parallel first additions", async () => {
      const buyer = randomUUID();
      const products = Array.from({ length: 10 }, () => randomUUID());
      await Promise.all(products.map((product) => add(buyer, product, 1)));
      expect(new Map(await quantities(buyer))).toEqual(new Map(products.map((product) => [product, 1])));
    });

    test("limit parallel additions of 120 products to 100 lines", async () => {
      const buyer = randomUUID();
      const outcomes = await Promise.all(Array.from({ length: 120 }, () => add(buyer, randomUUID(), 1)));
      expect(kinds(outcomes, "linesExceeded")).toBe(20);
      expect(await quantities(buyer)).toHaveLength(100);
    });
  });

  describe("clearing", () => {
    test("removes every line and keeps the time", async () => {
      const buyer = await filledCart(3);
      expect(await store.clearCart(buyer, later)).toEqual({ lines: [], updatedAt: later, version: expect.any(String) });
      expect(await store.readCart(buyer)).toEqual({ lines: [], updatedAt: later, version: expect.any(String) });
    });

    test("does nothing without a cart", async () => {
      expect(await store.clearCart(randomUUID(), new Date())).toEqual(emptyContents);
    });
  });

  describe("removing what was bought", () => {
    test("keeps units added since, and happens once per order", async () => {
      const [buyerId, orderId, pen, ink, cap] = fiveIds();
      await add(buyerId, pen, 3);
      await add(buyerId, ink, 2);
      await add(buyerId, cap, 1);
      const lines = [
        { productId: pen, quantity: 2 },
        { productId: ink, quantity: 2 },
        { productId: randomUUID(), quantity: 4 },
      ];
      const bought = { orderId, buyerId, lines, at: new Date() };
      await store.removeBought(bought);
      const after = [
        [pen, 1],
        [cap, 1],
      ];
      expect(await quantities(buyerId)).toEqual(after);
      await store.removeBought(bought);
      expect(await quantities(buyerId)).toEqual(after);
      await store.removeBought({ ...bought, orderId: randomUUID() });
      expect(await quantities(buyerId)).toEqual([[cap, 1]]);
    });

    test("sums two lines of one product, and never goes below 0", async () => {
      const [buyerId, pen] = [randomUUID(), randomUUID()];
      await add(buyerId, pen, 5);
      const line = { productId: pen, quantity: 2 };
      await store.removeBought({ orderId: randomUUID(), buyerId, lines: [line, line], at: new Date() });
      expect(await quantities(buyerId)).toEqual([[pen, 1]]);
      await store.removeBought({ orderId: randomUUID(), buyerId, lines: [line, line], at: new Date() });
      expect(await quantities(buyerId)).toEqual([]);
    });

    test("happens once for ten parallel requests of one order", async () => {
      const [buyerId, orderId, pen] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyerId, pen, 50);
      const bought = { orderId, buyerId, lines: [{ productId: pen, quantity: 3 }], at: new Date() };
      await Promise.all(Array.from({ length: 10 }, () => store.removeBought(bought)));
      expect(await quantities(buyerId)).toEqual([[pen, 47]]);
    });

    test("does nothing without a cart", async () => {
      const [orderId, buyerId] = [randomUUID(), randomUUID()];
      const lines = [{ productId: randomUUID(), quantity: 1 }];
      await store.removeBought({ orderId, buyerId, lines, at: new Date() });
      expect(await store.readCart(buyerId)).toEqual(emptyContents);
    });
  });

  mergingSuite(() => store);
  lineValuesSuite(() => store);
  pricesSuite(() => store);
  plannedChangesSuite(() => store);
  versionsSuite(() => stores);
  idleCartsSuite(() => stores);
  startsSuite(() => stores.withTtl(500 * oneDay));

  test("a cart without changes is forgotten, and each change extends its life", async () => {
    const short = stores.withTtl(60 * minute);
    const [buyerId, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
    await short.addToLine({ buyerId, productId: pen, quantity: 1, at: stores.now() });
    await stores.elapse(40 * minute);
    await short.addToLine({ buyerId, productId: ink, quantity: 1, at: stores.now() });
    await stores.elapse(40 * minute);
    expect((await short.readCart(buyerId)).lines).toHaveLength(2);
    await stores.elapse(30 * minute);
    expect(await short.readCart(buyerId)).toEqual(emptyContents);
    const begun = await short.addToLine({ buyerId, productId: ink, quantity: 1, at: stores.now() });
    expect(begun).toMatchObject({ contents: { lines: [{ productId: ink, quantity: 1 }] } });
  });
}

function fiveIds(): [string, string, string, string, string] {
  return [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
}
