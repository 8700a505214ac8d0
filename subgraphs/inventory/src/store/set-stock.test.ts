import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { expiresAt, TestStock } from "../testing/test-stock.js";

const actorId = randomUUID();
let stock: TestStock;

beforeAll(async () => {
  stock = await TestStock.open();
});

afterAll(async () => {
  await stock.expectConsistentStock();
  await stock[Symbol.asyncDispose]();
});

test("setOnHand moves the difference, and nothing if there is none", async () => {
  const pen = await stock.stocked(5);
  for (const onHand of [8, 8, 2]) expect(await stock.setOnHand(pen, onHand)).toMatchObject({ kind: "set" });
  const moved = await stock.query(`select delta from stock_movements where product_id = $1 order by position`, [pen]);
  expect(moved.map(({ delta }) => delta)).toEqual([5, 3, -6]);
  expect(await stock.levelOf(pen)).toEqual({ onHand: 2, reserved: 0 });
});

test("setOnHand creates the level of a product without receipts", async () => {
  const pen = randomUUID();
  await stock.setOnHand(pen, 0);
  expect(await stock.query(`select on_hand from stock_levels where product_id = $1`, [pen])).toEqual([{ on_hand: 0 }]);
});

test("setOnHand refuses a count below the reserved units, but not below expired ones", async () => {
  const pen = await stock.stocked(5);
  await stock.reserved({ [pen]: 3 });
  expect(await stock.setOnHand(pen, 2)).toEqual({
    kind: "belowReserved",
    level: { productId: pen, onHand: 5, reserved: 3 },
  });
  expect((await stock.setOnHand(pen, 3)).kind).toBe("set");
  expect((await stock.setOnHand(pen, 0, { now: expiresAt })).kind).toBe("set");
});

test("setOnHand accepts one of several counts from the same number and refuses the others", async () => {
  const pen = await stock.stocked(5);
  const outcomes = await Promise.all([6, 7, 8].map((onHand) => stock.setOnHand(pen, onHand, { expectedOnHand: 5 })));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["notAsExpected", "notAsExpected", "set"]);
});

test("setOnHand with a key moves once for parallel repeats", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  const again = () => stock.setOnHand(pen, 4, { actorId, idempotencyKey });
  const outcomes = await Promise.all(Array.from({ length: 10 }, again));
  expect(outcomes.filter((outcome) => !("replayed" in outcome))).toHaveLength(1);
  expect(await stock.query(`select from stock_movements where product_id = $1`, [pen])).toHaveLength(2);
});

test("setOnHand repeated after a sale changes nothing", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(5), randomUUID()];
  await stock.setOnHand(pen, 5, { actorId, idempotencyKey });
  await stock.reservations.commit(await stock.reserved({ [pen]: 1 }));
  expect(await stock.setOnHand(pen, 5, { actorId, idempotencyKey })).toMatchObject({ kind: "set", replayed: true });
  expect((await stock.levelOf(pen)).onHand).toBe(4);
});

test.each([
  ["another number", 4, {}],
  ["another reason", 3, { reason: "another" }],
  ["another expectation", 3, { expectedOnHand: 1 }],
])("setOnHand refuses the same key with %s", async (_case, onHand, more) => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  await stock.setOnHand(pen, 3, { actorId, idempotencyKey });
  expect(await stock.setOnHand(pen, onHand, { actorId, idempotencyKey, ...more })).toEqual({ kind: "keyReused" });
});

test("setOnHand repeated with the product id in capitals is the same count", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  await stock.setOnHand(pen, 3, { actorId, idempotencyKey });
  const outcome = await stock.setOnHand(pen.toUpperCase(), 3, { actorId, idempotencyKey });
  expect(outcome).toEqual({ kind: "set", level: { productId: pen, onHand: 3, reserved: 0 }, replayed: true });
});

test("setOnHand with the same key for two parallel products counts one", async () => {
  const [pens, idempotencyKey] = [[await stock.stocked(1), await stock.stocked(1)], randomUUID()];
  const outcomes = await Promise.all(pens.map((pen) => stock.setOnHand(pen, 3, { actorId, idempotencyKey })));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["keyReused", "set"]);
});

test("a refused count leaves its key free", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  await stock.setOnHand(pen, 3, { actorId, idempotencyKey, expectedOnHand: 9 });
  expect((await stock.setOnHand(pen, 3, { actorId, idempotencyKey, expectedOnHand: 1 })).kind).toBe("set");
});

test("counts and adjustments have separate keys", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  await stock.setOnHand(pen, 3, { actorId, idempotencyKey });
  expect((await stock.adjust(pen, 2, { actorId, idempotencyKey })).kind).toBe("adjusted");
  expect((await stock.levelOf(pen)).onHand).toBe(5);
});
