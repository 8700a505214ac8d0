import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { expiresAt, TestStock } from "../testing/test-stock.js";

const actorId = randomUUID();
let stock: TestStock;

beforeAll(async () => {
  stock = await TestStock.open();
});

afterAll(async () => {
  await stock.expectBooksToBalance();
  await stock[Symbol.asyncDispose]();
});

test("moves the difference, and nothing when there is none", async () => {
  const pen = await stock.stocked(5);
  for (const onHand of [8, 8, 2]) expect(await stock.setOnHand(pen, onHand)).toMatchObject({ kind: "set" });
  const moved = await stock.query(`select delta from stock_movements where product_id = $1 order by position`, [pen]);
  expect(moved.map(({ delta }) => delta)).toEqual([5, 3, -6]);
  expect(await stock.levelOf(pen)).toEqual({ onHand: 2, reserved: 0 });
});

test("of a product that nobody has received makes its level", async () => {
  const pen = randomUUID();
  await stock.setOnHand(pen, 0);
  expect(await stock.query(`select on_hand from stock_levels where product_id = $1`, [pen])).toEqual([{ on_hand: 0 }]);
});

test("what is promised cannot be counted away, but what has expired can", async () => {
  const pen = await stock.stocked(5);
  await stock.reserved({ [pen]: 3 });
  expect(await stock.setOnHand(pen, 2)).toEqual({
    kind: "belowReserved",
    level: { productId: pen, onHand: 5, reserved: 3 },
  });
  expect((await stock.setOnHand(pen, 3)).kind).toBe("set");
  expect((await stock.setOnHand(pen, 0, { now: expiresAt })).kind).toBe("set");
});

test("of two who count from the same number, one is told that it has changed", async () => {
  const pen = await stock.stocked(5);
  const outcomes = await Promise.all([6, 7, 8].map((onHand) => stock.setOnHand(pen, onHand, { expectedOnHand: 5 })));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["notAsExpected", "notAsExpected", "set"]);
});

test("with a key moves once, however often and however much at once", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  const again = () => stock.setOnHand(pen, 4, { actorId, idempotencyKey });
  const outcomes = await Promise.all(Array.from({ length: 10 }, again));
  expect(outcomes.filter((outcome) => !("replayed" in outcome))).toHaveLength(1);
  expect(await stock.query(`select from stock_movements where product_id = $1`, [pen])).toHaveLength(2);
});

test("a repeat after a sale puts nothing back", async () => {
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
])("the same key with %s is refused", async (_case, onHand, more) => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  await stock.setOnHand(pen, 3, { actorId, idempotencyKey });
  expect(await stock.setOnHand(pen, onHand, { actorId, idempotencyKey, ...more })).toEqual({ kind: "keyReused" });
});

test("the same key for two products at once counts one", async () => {
  const [pens, idempotencyKey] = [[await stock.stocked(1), await stock.stocked(1)], randomUUID()];
  const outcomes = await Promise.all(pens.map((pen) => stock.setOnHand(pen, 3, { actorId, idempotencyKey })));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["keyReused", "set"]);
});

test("a refused count leaves its key free", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  await stock.setOnHand(pen, 3, { actorId, idempotencyKey, expectedOnHand: 9 });
  expect((await stock.setOnHand(pen, 3, { actorId, idempotencyKey, expectedOnHand: 1 })).kind).toBe("set");
});

test("keys of counts are not those of adjustments", async () => {
  const [pen, idempotencyKey] = [await stock.stocked(1), randomUUID()];
  await stock.setOnHand(pen, 3, { actorId, idempotencyKey });
  expect((await stock.adjust(pen, 2, { actorId, idempotencyKey })).kind).toBe("adjusted");
  expect((await stock.levelOf(pen)).onHand).toBe(5);
});
