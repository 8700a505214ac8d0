import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { CartStore, IdleCart, IdleCartsPage } from "../domain/cart-store.js";
import type { AgingStores } from "./aging-stores.js";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourSeconds = 3600;
const daySeconds = 86_400;

/** Tests how every cart store lists idle carts. Each test uses an hour of its own, three days ago. */
export function idleCartsSuite(stores: () => AgingStores): void {
  const store = (): CartStore => stores().withTtl(30 * daySeconds);
  const threeDaysAgo = Date.now() - 3 * daySeconds * secondMs;
  const productId = randomUUID();
  let hours = 0;

  /** Returns the times of an hour by minutes, and lists the idle carts of that hour. */
  function anHour() {
    const start = threeDaysAgo + hours++ * 60 * minuteMs;
    const minute = (minutes: number): Date => new Date(start + minutes * minuteMs);
    const whole: IdleCartsPage = {
      changedAfter: minute(-1),
      afterBuyerId: null,
      changedBefore: minute(58),
      first: 100,
    };
    const list = (page: Partial<IdleCartsPage> = {}) => store().idleCarts({ ...whole, ...page });
    return { minute, list };
  }

  async function aCart(at: Date, quantity = 1): Promise<IdleCart> {
    const buyerId = randomUUID();
    await store().addToLine({ buyerId, productId, quantity, at });
    return { buyerId, changedAt: at };
  }

  const buyersOf = (carts: readonly IdleCart[]): string[] => carts.map(({ buyerId }) => buyerId);

  describe("idle carts", () => {
    test("are listed with the oldest change first, without the start of the period and with its end", async () => {
      const { minute, list } = anHour();
      const [third, first, second] = [await aCart(minute(3)), await aCart(minute(1)), await aCart(minute(2))];
      expect(await list()).toEqual([first, second, third]);
      expect(await list({ changedAfter: minute(1), changedBefore: minute(2) })).toEqual([second]);
      expect(await list({ changedAfter: minute(3), changedBefore: minute(1) })).toEqual([]);
    });

    test("with changes of one time are listed by buyer, and a page can end between them", async () => {
      const { minute, list } = anHour();
      const early = await aCart(minute(0));
      const tied = await Promise.all(Array.from({ length: 7 }, () => aCart(minute(1))));
      const late = await aCart(minute(2));
      const all = buyersOf([early, ...tied.toSorted((one, other) => (one.buyerId < other.buyerId ? -1 : 1)), late]);
      const listed: string[] = [];
      let after: IdleCart | undefined;
      do {
        const place = after ? { changedAfter: after.changedAt, afterBuyerId: after.buyerId } : {};
        const page = await list({ ...place, first: 2 });
        expect(page.length).toBeLessThanOrEqual(2);
        listed.push(...buyersOf(page));
        after = page.at(-1);
      } while (after);
      expect(listed).toEqual(all);
      const inverted = { changedAfter: minute(1), afterBuyerId: all[1] ?? "", changedBefore: minute(0) };
      expect(await list(inverted)).toEqual([]);
    });

    test("continue after a cart that has changed since", async () => {
      const { minute, list } = anHour();
      const [moved, stays] = [await aCart(minute(1)), await aCart(minute(2))];
      await store().clearCart(moved.buyerId, minute(3));
      expect(await list({ changedAfter: minute(1), afterBuyerId: moved.buyerId })).toEqual([stays]);
    });

    test("without lines are left out, whichever operation removed them", async () => {
      const { minute, list } = anHour();
      const [set, cleared, bought, filled] = await Promise.all([0, 1, 2, 3].map((at) => aCart(minute(at))));
      if (!set || !cleared || !bought || !filled) throw new Error("a cart is missing");
      await store().setLine({ buyerId: set.buyerId, productId, quantity: 0, at: minute(4) });
      await store().clearCart(cleared.buyerId, minute(4));
      await store().clearCart(randomUUID(), minute(4));
      const lines = [{ productId, quantity: 1 }];
      await store().removeBought({ orderId: randomUUID(), buyerId: bought.buyerId, lines, at: minute(4) });
      expect(await list()).toEqual([filled]);
    });

    test("move with each change that leaves lines", async () => {
      const { minute, list } = anHour();
      const { buyerId } = await aCart(minute(0), 5);
      const orderId = randomUUID();
      const remove = (at: Date) => store().removeBought({ orderId, buyerId, lines: [{ productId, quantity: 1 }], at });
      const change = { quantity: 3, priceWhenAdded: null };
      const changes = [{ productId: randomUUID(), ...change }];
      const steps = [
        (at: Date) => store().addToLine({ buyerId, productId, quantity: 1, at }),
        (at: Date) => store().setLine({ buyerId, productId, quantity: 2, at }),
        (at: Date) => store().changeLines({ buyerId, plannedFor: [{ productId, quantity: 2 }], changes, at }),
        remove,
      ];
      for (const [index, step] of steps.entries()) {
        await step(minute(index + 1));
        expect(await list()).toEqual([{ buyerId, changedAt: minute(index + 1) }]);
      }
      await remove(minute(10));
      await store().setLine({ buyerId, productId: randomUUID(), quantity: 0, at: minute(10) });
      expect(await list()).toEqual([{ buyerId, changedAt: minute(steps.length) }]);
    });

    test("include the account's cart, changed by a merge, and not the guest's", async () => {
      const { minute, list } = anHour();
      const [guest, account] = [await aCart(minute(0)), await aCart(minute(1))];
      const line = { productId, quantity: 1 };
      const merge = {
        mergeId: randomUUID(),
        guestId: guest.buyerId,
        userId: account.buyerId,
        guest: [line],
        account: [line],
        changes: [{ productId, quantity: 2 }],
        report: { lines: [] },
        at: minute(2),
      };
      await store().mergeCarts(merge);
      expect(await list()).toEqual([{ buyerId: account.buyerId, changedAt: minute(2) }]);
      await store().mergeCarts({ ...merge, at: minute(3) });
      expect(await list()).toEqual([{ buyerId: account.buyerId, changedAt: minute(2) }]);
    });

    test("are found behind many empty carts", async () => {
      const { minute, list } = anHour();
      const empty = await Promise.all(Array.from({ length: 150 }, () => aCart(minute(1))));
      await Promise.all(empty.map(({ buyerId }) => store().clearCart(buyerId, minute(4))));
      const filled = [await aCart(minute(1)), await aCart(minute(2)), await aCart(minute(3))];
      expect(await list({ first: 2 })).toEqual(filled.slice(0, 2));
      expect(await list({ first: 4 })).toEqual(filled);
    });

    test("are left out once they are forgotten", async () => {
      const [buyerId, at, short] = [randomUUID(), stores().now(), stores().withTtl(hourSeconds)];
      const period = { changedAfter: new Date(at.getTime() - 1), afterBuyerId: null, changedBefore: at, first: 100 };
      const listed = async () => buyersOf(await short.idleCarts(period)).includes(buyerId);
      await short.addToLine({ buyerId, productId, quantity: 1, at });
      expect(await listed()).toBe(true);
      await stores().elapse(hourSeconds + 1);
      expect(await listed()).toBe(false);
    });
  });
}
