import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { expiresAt, reservedAt, TestStock } from "../testing/test-stock.js";

let stock: TestStock;

beforeAll(async () => {
  stock = await TestStock.open();
});

afterAll(async () => {
  await stock.expectConsistentStock();
  await stock[Symbol.asyncDispose]();
});

function set(eventId: string, quantities: Readonly<Record<string, number>>, now = reservedAt): Promise<void> {
  const lines = Object.entries(quantities).map(([productId, onHand]) => ({ productId, onHand }));
  return stock.store.setLevels({ eventId, reason: "import", actorId: null, lines, now });
}

async function movementsOf(productId: string): Promise<unknown[]> {
  const sql = `select kind, delta from stock_movements where product_id = $1 order by position`;
  return (await stock.query(sql, [productId])).map(({ kind, delta }) => [kind, delta]);
}

test("setLevels records the first units of a product as a receipt, later changes as adjustments", async () => {
  const [fresh, pen, same] = [randomUUID(), await stock.stocked(5), await stock.stocked(3)];
  await set("list 1", { [fresh]: 4, [pen]: 2, [same]: 3 });
  expect(await movementsOf(fresh)).toEqual([["RECEIPT", 4]]);
  expect(await movementsOf(pen)).toEqual([
    ["RECEIPT", 5],
    ["ADJUSTMENT", -3],
  ]);
  expect(await movementsOf(same)).toEqual([["RECEIPT", 3]]);
});

test("setLevels applies a stock list once, even after later sales", async () => {
  const [pen, ink] = [await stock.stocked(5), await stock.stocked(5)];
  await set("list 2", { [pen]: 5, [ink]: 9 });
  for (const each of [pen, ink]) await stock.reservations.commit(await stock.reserved({ [each]: 1 }));
  await set("list 2", { [pen]: 5, [ink]: 9 });
  expect([(await stock.levelOf(pen)).onHand, (await stock.levelOf(ink)).onHand]).toEqual([4, 8]);
});

test("setLevels applies a parallel repeat once, and lists in any order do not deadlock", async () => {
  const ids = [await stock.stocked(1), await stock.stocked(1), randomUUID()];
  const list = (order: string[]) => Object.fromEntries(order.map((id) => [id, 7]));
  await Promise.all([...Array(10).keys()].map((n) => set("list 3", list(n % 2 ? ids : ids.toReversed()))));
  for (const id of ids) expect((await stock.levelOf(id)).onHand).toBe(7);
  expect(await stock.query(`select from stock_movements where event_id = 'list 3'`)).toHaveLength(3);
});

test("setLevels skips a line below the unexpired reserved units and applies the others", async () => {
  const [pen, ink] = [await stock.stocked(5), await stock.stocked(5)];
  await stock.reserved({ [pen]: 3 });
  await set("list 4", { [pen]: 2, [ink]: 2 });
  expect(await stock.levelOf(pen)).toEqual({ onHand: 5, reserved: 3 });
  expect(await stock.levelOf(ink)).toEqual({ onHand: 2, reserved: 0 });
  await set("list 4", { [pen]: 2 }, expiresAt);
  expect(await stock.levelOf(pen, expiresAt)).toEqual({ onHand: 2, reserved: 0 });
});

test("a receipt of zero units creates a level and no movement", async () => {
  const pen = await stock.stocked(0);
  expect(await stock.query(`select on_hand from stock_levels where product_id = $1`, [pen])).toEqual([{ on_hand: 0 }]);
  expect(await movementsOf(pen)).toEqual([]);
});
