import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CartStore, ChangeLineOutcome } from "../domain/cart-store.js";
import { mergingSuite } from "./merging-suite.js";
import { plannedChangesSuite } from "./planned-changes-suite.js";
import { pricesSuite } from "./prices-suite.js";
import { startsSuite } from "./starts-suite.js";

export interface OpenedStore extends AsyncDisposable {
  /** The same carts, with a time to live of its own. */
  withTtl(ttlSeconds: number): CartStore;
}

const oneDay = 86_400;

/** What every store of carts does, whatever it is made of. */
export function cartStoreSuite(open: () => Promise<OpenedStore>): void {
  let opened: OpenedStore;
  let store: CartStore;
  beforeAll(async () => {
    opened = await open();
    store = opened.withTtl(oneDay);
  });
  afterAll(async () => opened[Symbol.asyncDispose]());

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
    test("a buyer who has added nothing has an empty cart", async () => {
      expect(await store.readCart(randomUUID())).toEqual({ lines: [], updatedAt: null });
    });

    test("adding a product again raises its line, and the change answers with the whole cart", async () => {
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
      };
      expect(outcome).toEqual({ kind: "changed", contents });
      expect(await store.readCart(buyer)).toEqual(contents);
    });

    test("lines stay in the order in which their products were first added", async () => {
      const buyer = randomUUID();
      const [first, second, third, fourth, fifth] = fiveIds();
      for (const product of [first, second, third, fourth, fifth]) await add(buyer, product, 1);
      await set(buyer, second, 0);
      await set(buyer, first, 9);
      await add(buyer, second, 1);
      const order = [first, third, fourth, fifth, second];
      expect((await quantities(buyer)).map(([product]) => product)).toEqual(order);
    });

    test("setting makes a line, changes it and takes it away", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await set(buyer, pen, 7);
      expect(await quantities(buyer)).toEqual([[pen, 7]]);
      await set(buyer, pen, 2);
      expect(await quantities(buyer)).toEqual([[pen, 2]]);
      expect(await set(buyer, pen, 0)).toMatchObject({ kind: "changed", contents: { lines: [] } });
      expect(await quantities(buyer)).toEqual([]);
    });

    test("taking away a line that is not there leaves the cart as it was, its time too", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      expect(await set(buyer, pen, 0)).toEqual({ kind: "changed", contents: { lines: [], updatedAt: null } });
      await add(buyer, pen, 1);
      const before = await store.readCart(buyer);
      await set(buyer, randomUUID(), 0);
      expect(await store.readCart(buyer)).toEqual(before);
    });

    test("one buyer's cart is nothing to another", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await add(buyer, pen, 1);
      await add(randomUUID(), pen, 5);
      expect(await quantities(buyer)).toEqual([[pen, 1]]);
    });
  });

  describe("limits", () => {
    test("999 of one product are taken", async () => {
      const [buyer, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyer, pen, 998);
      await add(buyer, pen, 1);
      await set(buyer, ink, 999);
      expect(await quantities(buyer)).toEqual([
        [pen, 999],
        [ink, 999],
      ]);
    });

    test("a sum over 999 is refused and changes nothing", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await add(buyer, pen, 995);
      const before = await store.readCart(buyer);
      expect(await add(buyer, pen, 5)).toEqual({ kind: "lineQuantityExceeded" });
      expect(await set(buyer, pen, 1000)).toEqual({ kind: "lineQuantityExceeded" });
      expect(await store.readCart(buyer)).toEqual(before);
    });

    test("the 101st product is refused, and one of the hundred is not", async () => {
      const buyer = await filledCart(100);
      expect(await add(buyer, randomUUID(), 1)).toEqual({ kind: "linesExceeded" });
      expect(await set(buyer, randomUUID(), 1)).toEqual({ kind: "linesExceeded" });
      const [first] = (await store.readCart(buyer)).lines;
      expect(await add(buyer, first?.productId ?? "", 1)).toMatchObject({ kind: "changed" });
      expect(await quantities(buyer)).toHaveLength(100);
    });
  });

  describe("changes at once", () => {
    test("100 parallel adds of 1 end at 100", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => add(buyer, pen, 1)));
      expect(kinds(outcomes, "changed")).toBe(100);
      expect(await quantities(buyer)).toEqual([[pen, 100]]);
    });

    test("parallel adds up to the limit end at it, and those beyond are refused", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => add(buyer, pen, 99)));
      expect(kinds(outcomes, "lineQuantityExceeded")).toBe(2);
      expect(await quantities(buyer)).toEqual([[pen, 990]]);
    });

    test("parallel first adds make one cart with all of them", async () => {
      const buyer = randomUUID();
      const products = Array.from({ length: 10 }, () => randomUUID());
      await Promise.all(products.map((product) => add(buyer, product, 1)));
      expect(new Map(await quantities(buyer))).toEqual(new Map(products.map((product) => [product, 1])));
    });

    test("parallel adds of 120 products end at 100 lines", async () => {
      const buyer = randomUUID();
      const outcomes = await Promise.all(Array.from({ length: 120 }, () => add(buyer, randomUUID(), 1)));
      expect(kinds(outcomes, "linesExceeded")).toBe(20);
      expect(await quantities(buyer)).toHaveLength(100);
    });
  });

  describe("clearing", () => {
    test("takes every line away and keeps the time", async () => {
      const buyer = await filledCart(3);
      expect(await store.clearCart(buyer, later)).toEqual({ lines: [], updatedAt: later });
      expect(await store.readCart(buyer)).toEqual({ lines: [], updatedAt: later });
    });

    test("does no harm to a cart that is not there", async () => {
      expect(await store.clearCart(randomUUID(), new Date())).toEqual({ lines: [], updatedAt: null });
    });
  });

  describe("removing what was bought", () => {
    test("leaves what was added since, and happens once per order", async () => {
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

    test("counts two lines of one product together, and never goes below nothing", async () => {
      const [buyerId, pen] = [randomUUID(), randomUUID()];
      await add(buyerId, pen, 5);
      const line = { productId: pen, quantity: 2 };
      await store.removeBought({ orderId: randomUUID(), buyerId, lines: [line, line], at: new Date() });
      expect(await quantities(buyerId)).toEqual([[pen, 1]]);
      await store.removeBought({ orderId: randomUUID(), buyerId, lines: [line, line], at: new Date() });
      expect(await quantities(buyerId)).toEqual([]);
    });

    test("ten parallel removals for one order are one", async () => {
      const [buyerId, orderId, pen] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyerId, pen, 50);
      const bought = { orderId, buyerId, lines: [{ productId: pen, quantity: 3 }], at: new Date() };
      await Promise.all(Array.from({ length: 10 }, () => store.removeBought(bought)));
      expect(await quantities(buyerId)).toEqual([[pen, 47]]);
    });

    test("does no harm to a cart that is not there", async () => {
      const [orderId, buyerId] = [randomUUID(), randomUUID()];
      const lines = [{ productId: randomUUID(), quantity: 1 }];
      await store.removeBought({ orderId, buyerId, lines, at: new Date() });
      expect(await store.readCart(buyerId)).toEqual({ lines: [], updatedAt: null });
    });
  });

  mergingSuite(() => store);
  pricesSuite(() => store);
  plannedChangesSuite(() => store);
  startsSuite(() => opened.withTtl(500 * oneDay));

  test("a cart that nobody changes is forgotten, and each change keeps it", async () => {
    const short = opened.withTtl(2);
    const [buyerId, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
    await short.addToLine({ buyerId, productId: pen, quantity: 1, at: new Date() });
    await pause(1200);
    await short.addToLine({ buyerId, productId: ink, quantity: 1, at: new Date() });
    await pause(1200);
    expect((await short.readCart(buyerId)).lines).toHaveLength(2);
    await pause(1000);
    expect(await short.readCart(buyerId)).toEqual({ lines: [], updatedAt: null });
    const begun = await short.addToLine({ buyerId, productId: ink, quantity: 1, at: new Date() });
    expect(begun).toMatchObject({ contents: { lines: [{ productId: ink, quantity: 1 }] } });
  });
}

function fiveIds(): [string, string, string, string, string] {
  return [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
}
