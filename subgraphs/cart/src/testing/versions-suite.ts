import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import * as carts from "../domain/cart.js";
import type { CartStore } from "../domain/cart-store.js";
import type { AgingStores } from "./aging-stores.js";

const hour = 3600;
const oneDay = 86_400;

/** Tests how every cart store versions carts. */
export function versionsSuite(stores: () => AgingStores): void {
  const store = (): CartStore => stores().withTtl(oneDay);
  const versionOf = async (buyerId: string): Promise<string | null> => (await store().readCart(buyerId)).version;
  const at = (): Date => new Date();
  const add = (buyerId: string, productId: string, quantity = 1) =>
    store().addToLine({ buyerId, productId, quantity, at: at() });
  const set = (buyerId: string, productId: string, quantity: number) =>
    store().setLine({ buyerId, productId, quantity, at: at() });
  const linesOf = async (buyerId: string) => (await store().readCart(buyerId)).lines;
  const remove = (buyerId: string, productId: string, quantity: number) =>
    store().removeBought({ orderId: randomUUID(), buyerId, lines: [{ productId, quantity }], at: at() });

  describe("a change that expects a version", () => {
    const nameOf = async (buyerId: string): Promise<string> =>
      carts.versionOf(buyerId, await store().readCart(buyerId));

    test.each([
      ["an empty cart", 0],
      ["a cart with lines", 2],
    ])("is made in %s by one of many concurrent requests", async (_cart, lines) => {
      const buyerId = randomUUID();
      for (let line = 0; line < lines; line++) await add(buyerId, randomUUID());
      const expectedVersion = await nameOf(buyerId);
      const pens = Array.from({ length: 5 }, () => randomUUID());
      const outcomes = await Promise.all(
        pens.map((productId) => store().addToLine({ buyerId, productId, quantity: 1, at: at(), expectedVersion })),
      );
      const refused = pens.slice(1).map(() => "otherVersion");
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed", ...refused]);
      expect(await linesOf(buyerId)).toHaveLength(lines + 1);
    });

    test("is refused after another change, and the cart stays", async () => {
      const [buyerId, productId] = [randomUUID(), randomUUID()];
      await add(buyerId, randomUUID());
      const expectedVersion = await nameOf(buyerId);
      await add(buyerId, productId);
      const before = await store().readCart(buyerId);
      const refused = await store().setLine({ buyerId, productId, quantity: 5, at: at(), expectedVersion });
      expect(refused).toEqual({ kind: "otherVersion" });
      expect(await store().clearCart(buyerId, at(), expectedVersion)).toBeNull();
      expect(await store().readCart(buyerId)).toEqual(before);
      expect((await store().clearCart(buyerId, at(), await nameOf(buyerId)))?.lines).toEqual([]);
    });
  });

  describe("the version of a cart", () => {
    test("is null until the first line, and a read keeps it", async () => {
      const buyer = randomUUID();
      expect(await versionOf(buyer)).toBeNull();
      await add(buyer, randomUUID());
      const first = await versionOf(buyer);
      expect([typeof first, await versionOf(buyer)]).toEqual(["string", first]);
    });

    test("is in the answer to each change", async () => {
      const [buyerId, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
      const added = await add(buyerId, pen);
      expect(added).toMatchObject({ contents: { version: await versionOf(buyerId) } });
      const plannedFor = await linesOf(buyerId);
      const changes = [{ productId: ink, quantity: 2, priceWhenAdded: null }];
      const changed = await store().changeLines({ buyerId, plannedFor, changes, at: at() });
      expect(changed).toMatchObject({ contents: { version: await versionOf(buyerId) } });
      const cleared = await store().clearCart(buyerId, at());
      expect(cleared?.version).toBe(await versionOf(buyerId));
    });

    test("changes with each change of the lines, and never repeats when the lines do", async () => {
      const [buyerId, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
      const plan = async () =>
        store().changeLines({
          buyerId,
          plannedFor: await linesOf(buyerId),
          changes: [
            { productId: pen, quantity: 1, priceWhenAdded: null },
            { productId: ink, quantity: 4, priceWhenAdded: null },
          ],
          at: at(),
        });
      const merge = async () => {
        const guestId = randomUUID();
        await add(guestId, pen, 2);
        const [guest, account] = [await linesOf(guestId), await linesOf(buyerId)];
        const changes = [{ productId: pen, quantity: 3 }];
        const report = { lines: [] };
        await store().mergeCarts({
          mergeId: randomUUID(),
          guestId,
          userId: buyerId,
          guest,
          account,
          changes,
          report,
          at: at(),
        });
      };
      const steps: (() => Promise<unknown>)[] = [
        () => add(buyerId, pen),
        () => add(buyerId, pen),
        () => set(buyerId, pen, 1),
        () => set(buyerId, pen, 0),
        () => add(buyerId, pen),
        () => store().clearCart(buyerId, at()),
        () => add(buyerId, pen),
        () => remove(buyerId, pen, 1),
        () => add(buyerId, pen, 3),
        () => remove(buyerId, pen, 2),
        plan,
        () => set(buyerId, ink, 0),
        merge,
      ];
      const seen = new Set<string | null>([await versionOf(buyerId)]);
      for (const [step, change] of steps.entries()) {
        await change();
        seen.add(await versionOf(buyerId));
        expect(seen.size).toBe(step + 2);
      }
    });

    test("stays while the lines stay, whatever the request", async () => {
      const [buyerId, pen] = [randomUUID(), randomUUID()];
      await add(buyerId, pen, 2);
      const version = await versionOf(buyerId);
      const price = { amountMinor: 5, currency: "CAD" };
      await store().setLine({ buyerId, productId: pen, quantity: 2, price, at: at() });
      await set(buyerId, randomUUID(), 0);
      await add(buyerId, pen, 999);
      await remove(buyerId, randomUUID(), 1);
      const [plannedFor] = [await linesOf(buyerId)];
      await store().changeLines({ buyerId, plannedFor, changes: plannedFor, at: at() });
      await store().changeLines({ buyerId, plannedFor: [], changes: [], at: at() });
      expect(await versionOf(buyerId)).toBe(version);
      await store().clearCart(buyerId, at());
      const cleared = await versionOf(buyerId);
      await store().clearCart(buyerId, at());
      expect([cleared === version, await versionOf(buyerId)]).toEqual([false, cleared]);
    });

    test("differs after the cart was forgotten and filled again with the same lines", async () => {
      const short = stores().withTtl(hour);
      const line = { buyerId: randomUUID(), productId: randomUUID(), quantity: 1 };
      await short.addToLine({ ...line, at: stores().now() });
      const { version } = await short.readCart(line.buyerId);
      await stores().elapse(hour + 1);
      expect((await short.readCart(line.buyerId)).version).toBeNull();
      await short.addToLine({ ...line, at: stores().now() });
      expect((await short.readCart(line.buyerId)).version).not.toBe(version);
    });

    test("is unique among ten concurrent changes", async () => {
      const buyerId = randomUUID();
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => add(buyerId, randomUUID())));
      const versions = outcomes.map((outcome) => (outcome.kind === "changed" ? outcome.contents.version : null));
      expect(new Set(versions).size).toBe(10);
      expect(versions).toContain(await versionOf(buyerId));
    });

    describe("after a guest's cart is merged at sign-in", () => {
      const aGuest = async (account: readonly string[], takes: (quantity: number) => number) => {
        const [guestId, userId, pen, ink] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
        await add(guestId, pen, 2);
        await add(guestId, ink, 1);
        for (const productId of account) await add(userId, productId);
        const guest = await linesOf(guestId);
        const changes = guest.map(({ productId, quantity }) => ({ productId, quantity: takes(quantity) }));
        const before = { guest: await versionOf(guestId), account: await versionOf(userId) };
        const key = { mergeId: randomUUID(), guestId, userId };
        const merge = { ...key, guest, account: await linesOf(userId), changes, report: { lines: [] }, at: at() };
        await store().mergeCarts(merge);
        return { ...before, merge, after: await versionOf(userId) };
      };

      test("moves once to the account when all lines go into an empty cart", async () => {
        const { guest, after, merge } = await aGuest([], (quantity) => quantity);
        expect(after).toBe(guest);
        await add(merge.guestId, randomUUID());
        await store().mergeCarts(merge);
        expect(await versionOf(merge.userId)).toBe(guest);
      });

      test.each([
        ["the account's cart had lines", [randomUUID()], (quantity: number) => quantity],
        ["some lines were not taken", [], () => 1],
      ])("ends when %s", async (_case, account, takes) => {
        const versions = await aGuest(account, takes);
        expect(new Set([versions.guest, versions.account, versions.after]).size).toBe(3);
      });
    });
  });
}
