import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { expiresAt, reservedAt, TestStock } from "../testing/test-stock.js";

let stock: TestStock;
const justBefore = new Date(expiresAt.getTime() - 1);

beforeAll(async () => {
  stock = await TestStock.open();
});

afterEach(() => stock.expectConsistentStock());

afterAll(async () => stock[Symbol.asyncDispose]());

describe("reserving", () => {
  test("100 parallel buyers get no more units than there are", async () => {
    const productId = await stock.stocked(10);
    const attempts = Array.from({ length: 100 }, () => stock.reserve(randomUUID(), { [productId]: 1 }));
    const refused = (await Promise.all(attempts)).filter((shortages) => shortages.length > 0);
    expect(refused).toHaveLength(90);
    expect(await stock.levelOf(productId)).toEqual({ onHand: 10, reserved: 10 });
  });

  test("reserves all lines or none, and returns every shortage", async () => {
    const [plenty, scarce, unknown] = [await stock.stocked(5), await stock.stocked(1), randomUUID()];
    const shortages = await stock.reserve(randomUUID(), { [plenty]: 2, [scarce]: 2, [unknown]: 2 });
    const named = shortages.map(({ productId, ...rest }) => [productId, rest]);
    expect(Object.fromEntries(named)).toEqual({
      [scarce]: { requested: 2, available: 1 },
      [unknown]: { requested: 2, available: 0 },
    });
    expect(await stock.levelOf(plenty)).toEqual({ onHand: 5, reserved: 0 });
  });

  test("a repeat for the same order keeps its reservation", async () => {
    const [productId, orderId] = [await stock.stocked(1), randomUUID()];
    const attempts = [stock.reserve(orderId, { [productId]: 1 }), stock.reserve(orderId, { [productId]: 1 })];
    expect(await Promise.all(attempts)).toEqual([[], []]);
    expect(await stock.levelOf(productId)).toEqual({ onHand: 1, reserved: 1 });
  });

  test("a repeat does not extend the reservation", async () => {
    const [productId, orderId] = [await stock.stocked(1), randomUUID()];
    await stock.reserve(orderId, { [productId]: 1 });
    await stock.reserve(orderId, { [productId]: 1 }, justBefore);
    expect((await stock.levelOf(productId, expiresAt)).reserved).toBe(0);
  });
});

describe("an expired reservation", () => {
  test("does not count, released by the job or not", async () => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    expect((await stock.levelOf(productId, justBefore)).reserved).toBe(2);
    expect((await stock.levelOf(productId, expiresAt)).reserved).toBe(0);
    await stock.reservations.releaseExpired(orderId, justBefore);
    expect(await stock.stateOf(orderId)).toEqual(["OPEN"]);
    await stock.reservations.releaseExpired(orderId, expiresAt);
    expect(await stock.stateOf(orderId)).toEqual(["RELEASED"]);
    expect((await stock.levelOf(productId, expiresAt)).reserved).toBe(0);
  });

  test("is available to the next order, and not a millisecond earlier", async () => {
    const productId = await stock.stocked(2);
    const late = await stock.reserved({ [productId]: 2 });
    expect(await stock.reserve(randomUUID(), { [productId]: 1 }, justBefore)).toEqual([
      { productId, requested: 1, available: 0 },
    ]);
    expect(await stock.reserve(randomUUID(), { [productId]: 1 }, expiresAt)).toEqual([]);
    expect(await stock.stateOf(late)).toEqual(["RELEASED"]);
    expect(await stock.levelOf(productId, expiresAt)).toEqual({ onHand: 2, reserved: 1 });
  });

  test("cannot be committed or held after another order took one line, and sells no unit", async () => {
    const [pen, ink] = [await stock.stocked(1), await stock.stocked(1)];
    const late = await stock.reserved({ [pen]: 1, [ink]: 1 });
    await stock.reserve(randomUUID(), { [pen]: 1 }, expiresAt);
    expect(await stock.stateOf(late)).toEqual(["OPEN", "RELEASED"]);
    expect(await stock.reservations.hold(late)).toBe(false);
    expect(await stock.reservations.commit(late)).toBe(false);
    expect(await stock.levelOf(ink, expiresAt)).toEqual({ onHand: 1, reserved: 0 });
    expect(await stock.reserve(late, { [pen]: 1, [ink]: 1 }, expiresAt)).toEqual([
      { productId: pen, requested: 1, available: 0 },
    ]);
    await stock.reservations.releaseExpired(late, expiresAt);
    expect(await stock.stateOf(late)).toEqual(["RELEASED"]);
  });

  test("is renewed by its own order, with a new end", async () => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    expect(await stock.reserve(orderId, { [productId]: 2 }, expiresAt)).toEqual([]);
    const later = new Date(2 * expiresAt.getTime() - reservedAt.getTime());
    expect((await stock.levelOf(productId, new Date(later.getTime() - 1))).reserved).toBe(2);
    expect((await stock.levelOf(productId, later)).reserved).toBe(0);
  });

  test("ends at one time when its order renews only one line", async () => {
    const [pen, ink] = [await stock.stocked(1), await stock.stocked(1)];
    const orderId = await stock.reserved({ [pen]: 1, [ink]: 1 });
    // another replica's clock is ahead and released one line
    await stock.reserve(randomUUID(), { [pen]: 1 }, expiresAt).then(() => stock.adjust(pen, 1));
    expect(await stock.reserve(orderId, { [pen]: 1, [ink]: 1 }, justBefore)).toEqual([]);
    const ends = await stock.query(`select distinct expires_at from reservations where order_id = $1`, [orderId]);
    expect(ends).toHaveLength(1);
    expect(await stock.reservations.commit(orderId)).toBe(true);
  });
});

test("a late release does not release the order's newer reservation", async () => {
  const productId = await stock.stocked(2);
  const orderId = await stock.reserved({ [productId]: 2 });
  await stock.reservations.release(orderId, expiresAt);
  expect(await stock.levelOf(productId)).toMatchObject({ reserved: 0 });
  await stock.reserve(orderId, { [productId]: 2 }, new Date(reservedAt.getTime() + 1));
  await stock.reservations.release(orderId, expiresAt);
  expect(await stock.levelOf(productId)).toMatchObject({ reserved: 2 });
  await stock.reservations.hold(orderId);
  await stock.reservations.release(orderId, expiresAt);
  expect(await stock.levelOf(productId)).toMatchObject({ reserved: 0 });
});

describe("the end of a reservation", () => {
  const later = new Date("2036-01-01T00:00:00.000Z");

  test("is returned even if it has passed, the units were released by then, or another order has them", async () => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    expect(await stock.reservations.endOf(orderId)).toEqual(expiresAt);
    await stock.reserve(randomUUID(), { [productId]: 2 }, expiresAt);
    expect(await stock.reservations.endOf(orderId)).toEqual(expiresAt);
    await stock.reservations.releaseExpired(orderId, later);
    expect(await stock.reservations.endOf(orderId)).toEqual(expiresAt);
  });

  test.each(["release", "hold", "commit"] as const)("is null after %s before expiry", async (step) => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    await stock.reservations[step](orderId);
    expect(await stock.reservations.endOf(orderId)).toBeNull();
  });

  test("is checked at each scheduled time", async () => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    await stock.reservations.scheduleEnd(orderId, later);
    const jobs = await stock.query(
      `select run_at from graphile_worker._private_jobs where payload -> 'data' ->> 'orderId' = $1 order by run_at`,
      [orderId],
    );
    expect(jobs).toEqual([{ run_at: expect.any(Date) }, { run_at: later }]);
  });

  test("is returned by each reserve call; a held reservation has no end", async () => {
    const [productId, orderId] = [await stock.stocked(2), randomUUID()];
    const reserve = (end: Date) =>
      stock.reservations.reserve({
        orderId,
        lines: [{ productId, quantity: 2 }],
        now: reservedAt,
        checkAt: end,
        expiresAt: end,
      });
    expect(await reserve(expiresAt)).toEqual({ shortages: [], expiresAt });
    expect(await reserve(later)).toEqual({ shortages: [], expiresAt });
    await stock.reservations.hold(orderId);
    expect(await reserve(later)).toEqual({ shortages: [], expiresAt: null });
  });
});

describe("a held reservation", () => {
  test("does not expire, is not taken by others, and is sold by commit", async () => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    expect(await stock.reservations.hold(orderId)).toBe(true);
    expect(await stock.reservations.hold(orderId)).toBe(true);
    const never = new Date("2036-01-01T00:00:00.000Z");
    await stock.reservations.releaseExpired(orderId, never);
    expect(await stock.reserve(randomUUID(), { [productId]: 1 }, never)).toHaveLength(1);
    expect(await stock.levelOf(productId, never)).toEqual({ onHand: 2, reserved: 2 });
    expect(await stock.reservations.commit(orderId)).toBe(true);
    expect(await stock.levelOf(productId, never)).toEqual({ onHand: 0, reserved: 0 });
  });

  test("stays held when its order reserves again", async () => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    await stock.reservations.hold(orderId);
    expect(await stock.reserve(orderId, { [productId]: 2 }, expiresAt)).toEqual([]);
    expect((await stock.levelOf(productId, new Date("2036-01-01T00:00:00.000Z"))).reserved).toBe(2);
  });

  test("frees its units when it is released", async () => {
    const productId = await stock.stocked(2);
    const orderId = await stock.reserved({ [productId]: 2 });
    await stock.reservations.hold(orderId);
    await stock.reservations.release(orderId);
    expect(await stock.levelOf(productId)).toEqual({ onHand: 2, reserved: 0 });
  });
});

type Step = "reserve" | "hold" | "commit" | "release" | "expire";

describe("state after steps on a reservation of 2 of 5", () => {
  // the results of hold and commit; null for other steps
  test.each<[Step[], (boolean | null)[], { onHand: number; reserved: number }, string]>([
    [["commit"], [true], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["commit", "commit"], [true, true], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["commit", "release"], [true, null], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["commit", "expire"], [true, null], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["commit", "hold"], [true, false], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["commit", "reserve"], [true, null], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["release"], [null], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["release", "release"], [null, null], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["release", "commit"], [null, false], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["release", "hold"], [null, false], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["release", "expire"], [null, null], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["release", "reserve"], [null, null], { onHand: 5, reserved: 2 }, "OPEN"],
    [["release", "reserve", "commit"], [null, null, true], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["expire", "commit"], [null, false], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["expire", "hold"], [null, false], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["expire", "reserve"], [null, null], { onHand: 5, reserved: 2 }, "OPEN"],
    [["hold", "expire"], [true, null], { onHand: 5, reserved: 2 }, "OPEN"],
    [["hold", "expire", "commit"], [true, null, true], { onHand: 3, reserved: 0 }, "COMMITTED"],
    [["hold", "release", "commit"], [true, null, false], { onHand: 5, reserved: 0 }, "RELEASED"],
    [["hold", "reserve", "expire"], [true, null, null], { onHand: 5, reserved: 2 }, "OPEN"],
  ])("%j", async (steps, answers, level, state) => {
    const productId = await stock.stocked(5);
    const orderId = await stock.reserved({ [productId]: 2 });
    const run: Record<Step, () => Promise<boolean | null>> = {
      reserve: async () => {
        expect(await stock.reserve(orderId, { [productId]: 2 }, expiresAt)).toEqual([]);
        return null;
      },
      hold: () => stock.reservations.hold(orderId),
      commit: () => stock.reservations.commit(orderId),
      release: () => stock.reservations.release(orderId).then(() => null),
      expire: () => stock.reservations.releaseExpired(orderId, expiresAt).then(() => null),
    };
    const given: (boolean | null)[] = [];
    for (const step of steps) given.push(await run[step]());
    expect(given).toEqual(answers);
    expect(await stock.levelOf(productId, expiresAt)).toEqual(level);
    expect(await stock.stateOf(orderId)).toEqual([state]);
  });

  test.each([
    ["commit", true],
    ["hold", true],
  ] as const)("%s succeeds after expiry if no other order has taken the units", async (step, answer) => {
    const productId = await stock.stocked(5);
    const orderId = await stock.reserved({ [productId]: 2 });
    expect((await stock.levelOf(productId, expiresAt)).reserved).toBe(0);
    expect(await stock.reservations[step](orderId)).toBe(answer);
  });

  test.each(["hold", "commit"] as const)("%s returns false for an order without a reservation", async (step) => {
    expect(await stock.reservations[step](randomUUID())).toBe(false);
  });
});
