import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { movementCursorLength } from "../domain/stock-movement.js";
import { expiresAt, TestStock, turned } from "../testing/test-stock.js";

let stock: TestStock;

beforeAll(async () => {
  stock = await TestStock.open();
});

afterEach(() => stock.expectConsistentStock());

afterAll(async () => stock[Symbol.asyncDispose]());

describe("receiving and adjusting", () => {
  test("a repeated receipt counts once", async () => {
    const productId = await stock.stocked(5);
    const receipt = { eventId: productId, productId, delta: 5, reason: "initial stock", actorId: null };
    await Promise.all([stock.store.receive(receipt), stock.store.receive(receipt)]);
    expect(await stock.levelOf(productId)).toEqual({ onHand: 5, reserved: 0 });
  });

  test("an adjustment cannot remove reserved units", async () => {
    const productId = await stock.stocked(5);
    await stock.reserved({ [productId]: 3 });
    expect((await stock.adjust(productId, -3)).kind).toBe("belowReserved");
    expect((await stock.adjust(productId, -2)).kind).toBe("adjusted");
    expect(await stock.levelOf(productId)).toEqual({ onHand: 3, reserved: 3 });
  });

  test("an adjustment can remove units of an expired reservation", async () => {
    const productId = await stock.stocked(5);
    await stock.reserved({ [productId]: 3 });
    expect(await stock.adjust(productId, -5, { now: expiresAt })).toEqual({
      kind: "adjusted",
      level: { productId, onHand: 0, reserved: 0 },
    });
  });

  test("parallel adjustments all count", async () => {
    const productId = await stock.stocked(10);
    await Promise.all(Array.from({ length: 20 }, (_, index) => stock.adjust(productId, index % 2 ? 1 : -1)));
    expect(await stock.levelOf(productId)).toEqual({ onHand: 10, reserved: 0 });
  });
});

describe("adjustments with a key", () => {
  const actorId = randomUUID();

  test("move once for parallel repeats", async () => {
    const [productId, idempotencyKey] = [await stock.stocked(1), randomUUID()];
    const again = () => stock.adjust(productId, 3, { actorId, idempotencyKey });
    const outcomes = await Promise.all(Array.from({ length: 10 }, again));
    const level = { productId, onHand: 4, reserved: 0 };
    expect(outcomes.filter((outcome) => !("replayed" in outcome))).toEqual([{ kind: "adjusted", level }]);
    expect(outcomes.map((outcome) => ({ ...outcome, replayed: true }))).toEqual(
      Array(10).fill({ kind: "adjusted", level, replayed: true }),
    );
  });

  test("the same key from another actor is a different key", async () => {
    const [productId, idempotencyKey] = [await stock.stocked(1), randomUUID()];
    for (const actor of [actorId, randomUUID()]) await stock.adjust(productId, 3, { actorId: actor, idempotencyKey });
    expect((await stock.levelOf(productId)).onHand).toBe(7);
  });

  test.each([
    ["another delta", 4, {}],
    ["another reason", 3, { reason: "found" }],
  ])("%s with the same key returns keyReused", async (_case, delta, more) => {
    const [productId, idempotencyKey] = [await stock.stocked(1), randomUUID()];
    await stock.adjust(productId, 3, { actorId, idempotencyKey });
    expect(await stock.adjust(productId, delta, { actorId, idempotencyKey, ...more })).toEqual({ kind: "keyReused" });
    expect((await stock.levelOf(productId)).onHand).toBe(4);
  });

  test("a repeat with the product id in capitals is the same adjustment", async () => {
    const [productId, idempotencyKey] = [await stock.stocked(1), randomUUID()];
    await stock.adjust(productId, 3, { actorId, idempotencyKey });
    const outcome = await stock.adjust(productId.toUpperCase(), 3, { actorId, idempotencyKey });
    expect(outcome).toEqual({ kind: "adjusted", level: { productId, onHand: 4, reserved: 0 }, replayed: true });
  });

  test("one key for two parallel products returns keyReused for one", async () => {
    for (let round = 0; round < 20; round += 1) {
      const idempotencyKey = randomUUID();
      const products = [await stock.stocked(1), await stock.stocked(1)];
      const outcomes = await Promise.all(products.map((id) => stock.adjust(id, 1, { actorId, idempotencyKey })));
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["adjusted", "keyReused"]);
    }
  });

  test("a refused adjustment leaves its key free", async () => {
    const [productId, idempotencyKey] = [await stock.stocked(1), randomUUID()];
    expect((await stock.adjust(productId, -2, { actorId, idempotencyKey })).kind).toBe("belowReserved");
    expect((await stock.adjust(productId, -1, { actorId, idempotencyKey })).kind).toBe("adjusted");
  });
});

describe("takeBack", () => {
  async function sold(quantities: Record<string, number>): Promise<string> {
    const orderId = await stock.reserved(quantities);
    expect(await stock.reservations.commit(orderId)).toBe(true);
    return orderId;
  }

  test("puts sold units back on hand, once per event", async () => {
    const [pen, ink] = [await stock.stocked(5), await stock.stocked(5)];
    const orderId = await sold({ [pen]: 3, [ink]: 1 });
    const eventId = randomUUID();
    const attempts = Array.from({ length: 5 }, () => stock.takeBack(orderId, { [pen]: 2, [ink]: 1 }, eventId));
    expect(await Promise.all(attempts)).toEqual(Array(5).fill(true));
    expect(await stock.levelOf(pen)).toEqual({ onHand: 4, reserved: 0 });
    expect(await stock.levelOf(ink)).toEqual({ onHand: 5, reserved: 0 });
  });

  test("accepts the order's own id as event id", async () => {
    const pen = await stock.stocked(5);
    const orderId = await sold({ [pen]: 3 });
    expect(await stock.takeBack(orderId, { [pen]: 3 }, orderId)).toBe(true);
    expect((await stock.levelOf(pen)).onHand).toBe(5);
  });

  test.each([
    ["more than was sold", [4], [false]],
    ["all units, and then one more", [3, 1], [true, false]],
    ["one by one", [1, 1, 1, 1], [true, true, true, false]],
    ["one refunded unit, and then the whole parcel", [1, 3], [true, false]],
  ])("takes back at most the units that the order bought: %s", async (_case, quantities, answers) => {
    const pen = await stock.stocked(5);
    const orderId = await sold({ [pen]: 3 });
    const given: boolean[] = [];
    for (const quantity of quantities) given.push(await stock.takeBack(orderId, { [pen]: quantity }));
    expect(given).toEqual(answers);
    expect((await stock.levelOf(pen)).onHand).toBe(5);
  });

  test("returns false again for a repeat of an event that was only partly applied, and changes nothing", async () => {
    const pen = await stock.stocked(5);
    const orderId = await sold({ [pen]: 3 });
    await stock.takeBack(orderId, { [pen]: 2 });
    const eventId = randomUUID();
    expect(await stock.takeBack(orderId, { [pen]: 3 }, eventId)).toBe(false);
    expect(await stock.takeBack(orderId, { [pen]: 3 }, eventId)).toBe(false);
    expect((await stock.levelOf(pen)).onHand).toBe(5);
  });

  test("returns false for an order that did not buy the product, and for an unknown product", async () => {
    const [pen, ink] = [await stock.stocked(5), await stock.stocked(5)];
    const orderId = await sold({ [pen]: 1 });
    expect(await stock.takeBack(randomUUID(), { [pen]: 1 })).toBe(false);
    expect(await stock.takeBack(orderId, { [randomUUID()]: 1 })).toBe(false);
    expect((await stock.levelOf(pen)).onHand).toBe(4);
    expect(await stock.takeBack(orderId, { [pen]: 1, [ink]: 1 })).toBe(false);
    expect((await stock.levelOf(pen)).onHand).toBe(5);
    expect((await stock.levelOf(ink)).onHand).toBe(5);
  });

  test("records the sale first when the commit is late, and the later commit succeeds", async () => {
    const [pen, ink] = [await stock.stocked(5), await stock.stocked(5)];
    const orderId = await stock.reserved({ [pen]: 3, [ink]: 1 });
    expect(await stock.takeBack(orderId, { [pen]: 2 })).toBe(true);
    expect(await stock.levelOf(pen)).toEqual({ onHand: 4, reserved: 0 });
    expect(await stock.levelOf(ink)).toEqual({ onHand: 4, reserved: 0 });
    expect(await stock.reservations.commit(orderId)).toBe(true);
    expect(await stock.levelOf(pen)).toEqual({ onHand: 4, reserved: 0 });
  });

  test("returns false after the order was released before its commit", async () => {
    const pen = await stock.stocked(5);
    const orderId = await stock.reserved({ [pen]: 3 });
    await stock.reservations.release(orderId);
    expect(await stock.takeBack(orderId, { [pen]: 3 })).toBe(false);
    expect(await stock.levelOf(pen)).toEqual({ onHand: 5, reserved: 0 });
  });

  test("runs against commit and release of the order 100 times with consistent totals", async () => {
    for (let round = 0; round < 100; round += 1) {
      const [pen, ink] = [await stock.stocked(3), await stock.stocked(3)];
      const orderId = await stock.reserved({ [pen]: 2, [ink]: 1 });
      const steps = [
        () => stock.takeBack(orderId, { [pen]: 2, [ink]: 1 }),
        () => stock.reservations.commit(orderId),
        ...(round % 2 ? [() => stock.reservations.release(orderId)] : []),
      ];
      await Promise.all(turned(steps, round).map((step): Promise<unknown> => step()));
      expect(await stock.levelOf(pen)).toEqual({ onHand: 3, reserved: 0 });
      expect(await stock.levelOf(ink)).toEqual({ onHand: 3, reserved: 0 });
    }
  });

  test("takes back in parallel at most the units that the order bought", async () => {
    for (let round = 0; round < 100; round += 1) {
      const pen = await stock.stocked(3);
      const orderId = await sold({ [pen]: 3 });
      const answers = await Promise.all([2, 2, 3].map((quantity) => stock.takeBack(orderId, { [pen]: quantity })));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect((await stock.levelOf(pen)).onHand).toBe(3);
    }
  });
});

describe("the list of movements", () => {
  test("is sorted newest first, page by page, without gaps", async () => {
    const pen = await stock.stocked(5);
    for (const delta of [1, 2, 3, 4]) await stock.adjust(pen, delta);
    const deltas: number[] = [];
    for (let after: string | null = null, pages = 0; pages < 3; pages += 1) {
      const request = readPageArguments({ first: 2, after }, "NEWEST", movementCursorLength);
      const rows = (await stock.lists.listMovements({ productId: pen }, "NEWEST", request)).slice(0, 2);
      deltas.push(...rows.map(({ delta }) => delta));
      const last = rows.at(-1);
      const key = ["NEWEST", last?.at.toISOString(), last?.position];
      after = Buffer.from(JSON.stringify(key)).toString("base64url");
    }
    expect(deltas).toEqual([4, 3, 2, 1, 5]);
    expect(await stock.lists.countMovements({ productId: pen })).toBe(5);
  });

  test("contains a sale and its return", async () => {
    const pen = await stock.stocked(5);
    const orderId = await stock.reserved({ [pen]: 2 });
    await stock.reservations.commit(orderId);
    await stock.takeBack(orderId, { [pen]: 1 });
    const request = readPageArguments({}, "NEWEST", movementCursorLength);
    const movements = (await stock.lists.listMovements({ productId: pen }, "NEWEST", request)).map(
      ({ kind, delta, orderId: of }) => [kind, delta, of],
    );
    expect(movements).toEqual([
      ["RETURN", 1, orderId],
      ["SALE", -2, orderId],
      ["RECEIPT", 5, null],
    ]);
  });
});
