import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { PageRequest } from "@souk/kernel/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import { stuckKinds, stuckOrderSorts, type StuckOrderFilter, type StuckOrderSort } from "../domain/stuck-orders.js";
import { manyOrders, writeManyOrders } from "../testing/many-orders.js";
import { planOf } from "../testing/plan-of.js";
import { ordersDatabase } from "./database-definition.js";
import { StuckOrderRepository, stuckOrdersSql } from "./stuck-order-repository.js";

const until = new Date("2026-06-01T00:00:00.000Z");
const before = new Date(until.getTime() + 60_000);
const minute = (minutes: number): Date => new Date(until.getTime() - minutes * 60_000);
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let store: StuckOrderRepository;

/** Of ORD-1, the first that was placed, and so on; one in a hundred, ORD-1 among them, is not paid. */
const event = (number: number, type: string, minutesAgo: number) =>
  opened.database.manager.query(
    `insert into order_events (order_id, event_id, type, detail, at)
     select id, $2::text || ':' || $3::timestamptz, $2, 'no answer', $3::timestamptz from orders where number = 'ORD-' || $1::int`,
    [number, type, minute(minutesAgo)],
  );
const refund = (number: number, state: string, minutesAgo: number) =>
  opened.database.manager.query(
    `insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at, ended_at)
     select gen_random_uuid(), id, 'REFUND', '[]', 100, $2::text, 'broken', $3::timestamptz, case when $2::text <> 'REQUESTED' then $3::timestamptz end
     from orders where number = 'ORD-' || $1::int`,
    [number, state, minute(minutesAgo)],
  );
const givenUp = (number: number, minutesAgo: number) =>
  opened.database.manager.query(
    `with added as (
       select (graphile_worker.add_job('createShipment', json_build_object('data', json_build_object('orderId', id)), run_at := $2::timestamptz)).id
       from orders where number = 'ORD-' || $1::int
     )
     select graphile_worker.reschedule_jobs(array[id], attempts := 25) from added`,
    [number, minute(minutesAgo)],
  );

beforeAll(async () => {
  opened = await openTestDatabase("orders", ordersDatabase);
  store = new StuckOrderRepository(opened.database);
  await writeManyOrders(opened.database, until);
  await event(1, "paymentUnknown", 50);
  await event(101, "paymentUnknown", 40);
  // known by now, too young, and of an order that was paid after all
  await event(201, "paymentUnknown", 40);
  await event(201, "paymentDeclined", 39);
  await event(301, "paymentUnknown", -5);
  await event(3, "paymentUnknown", 45);
  // two of one order at one moment, and one of another
  for (const number of [9, 9, 5]) await refund(number, "REQUESTED", 30);
  await refund(7, "FAILED", 60);
  await refund(8, "DONE", 30);
  for (const [number, minutesAgo] of [
    [9, 30],
    [9, 20],
    [4, 10],
  ] as const)
    await givenUp(number, minutesAgo);
  // what has been unknown for a while and is known now, over two years
  await opened.database.manager.query(
    `insert into order_events (order_id, event_id, type, at)
     select id, 'unknown', 'paymentUnknown', placed_at from orders where status = 'COMPLETED' and number like '%50'`,
  );
  await opened.database.manager.query(
    `insert into graphile_worker._private_jobs (task_id, payload)
     select (select min(id) from graphile_worker._private_tasks), json_build_object('data', json_build_object('orderId', id))
     from orders where number like '%5'`,
  );
  await opened.database.manager.query("vacuum analyze order_events, order_refunds, graphile_worker._private_jobs");
}, 180_000);

afterAll(async () => opened[Symbol.asyncDispose]());

const all = [
  ["ORD-7", "REFUND_REFUSED", 60],
  ["ORD-1", "PAYMENT_UNKNOWN", 50],
  ["ORD-101", "PAYMENT_UNKNOWN", 40],
  ["ORD-5", "REFUND_OPEN", 30],
  ["ORD-9", "REFUND_OPEN", 30],
  ["ORD-9", "REFUND_OPEN", 30],
  ["ORD-9", "DELIVERY_FAILED", 30],
  ["ORD-4", "DELIVERY_FAILED", 10],
] as const;
type Found = readonly [number: string, kind: string, minutesAgo: number];

const byNumber = ([left]: Found, [right]: Found): number => Number(left.slice(4)) - Number(right.slice(4));
const byAge = ([, , left]: Found, [, , right]: Found): number => right - left;
const orders: Readonly<Record<StuckOrderSort, (left: Found, right: Found) => number>> = {
  OLDEST: byAge,
  NEWEST: (left, right) => byAge(right, left),
  PLACED_ASC: byNumber,
  PLACED_DESC: (left, right) => byNumber(right, left),
};

const linesOf = (found: readonly Found[]): string[] => found.map((one) => one.join(" ")).sort();

async function walk(sort: StuckOrderSort, pageSize: number, filter: StuckOrderFilter = { before }): Promise<Found[]> {
  const list = (page: PageRequest) => store.listStuckOrders(filter, sort, page);
  const walked = await walkPages({ sort, pageSize, list });
  return walked.map(({ order, kind, since }) => [
    order.number,
    kind,
    Math.round((until.getTime() - since.getTime()) / 60_000),
  ]);
}

describe("stuck orders", () => {
  const walks = stuckOrderSorts.flatMap((sort) => [1, 2, 3, 100].map((size) => [sort, size] as const));

  test.each(walks)("by %s are walked through once each, in order, %i a page", async (sort, size) => {
    const walked = await walk(sort, size);
    expect(linesOf(walked)).toEqual(linesOf(all));
    expect(walked).toEqual([...walked].sort(orders[sort]));
  });

  test.each(stuckOrderSorts)("of one time are in one order, whatever the page, by %s", async (sort) => {
    const whole = await walk(sort, 100);
    for (const size of [1, 2, 3]) expect(await walk(sort, size)).toEqual(whole);
  });

  test.each(stuckKinds)("of the kind %s are found and counted", async (kind) => {
    const found = await walk("OLDEST", 1, { before, kind });
    expect(linesOf(found)).toEqual(linesOf(all.filter(([, of]) => of === kind)));
    expect(await store.countStuckOrders({ before, kind })).toBe(found.length);
  });

  test("of all kinds are counted", async () => {
    expect(await store.countStuckOrders({ before })).toBe(all.length);
  });

  const filters: readonly StuckOrderFilter[] = [{ before }, ...stuckKinds.map((kind) => ({ before, kind }))];
  test.each(stuckOrderSorts.flatMap((sort) => filters.map((filter) => [filter.kind ?? "any", sort, filter] as const)))(
    `among ${manyOrders} orders: of the kind %s, %s, are found without a look at the rest`,
    async (_kind, sort, filter) => {
      const page = { size: 2, direction: "forward", order: sort, from: null } as const;
      const from = (await store.listStuckOrders(filter, sort, page)).at(0)?.key ?? null;
      for (const start of [null, from]) {
        const plan = await planOf(opened.database, stuckOrdersSql(filter, sort, { ...page, from: start }));
        expect(plan.readWhole.filter((table) => table !== "_private_tasks")).toEqual([]);
        expect(plan.rowsRead).toBeLessThan(manyOrders / 20);
      }
    },
  );
});
