import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import type { PageRequest } from "@souk/kernel/values/page";
import {
  stuckKinds,
  stuckOrderSorts,
  type StuckOrderFilter,
  type StuckOrderSort,
} from "../../domain/repair/stuck-orders.js";
import { manyOrders, manyOrdersUntil as until, openManyOrders } from "../../testing/many-orders.js";
import { planOf } from "../../testing/plan-of.js";
import { openShipmentsOfClosed } from "../fulfillment/unfinished-work-sql.js";
import { StuckOrderRepository, stuckOrdersSql } from "./stuck-order-repository.js";

const before = new Date(until.getTime() + 60_000);
const bounds = { before, diedBefore: until };
const minute = (minutes: number): Date => new Date(until.getTime() - minutes * 60_000);
let testDatabase: Awaited<ReturnType<typeof openManyOrders>>;
let store: StuckOrderRepository;

/** Adds an event to ORD-1, ORD-2 and so on, in order of placement; one in a hundred, including ORD-1, is not paid. */
const event = (number: number, type: string, minutesAgo: number) =>
  testDatabase.database.manager.query(
    `insert into order_events (order_id, event_id, type, detail, at)
     select id, $2::text || ':' || $3::timestamptz, $2, 'no answer', $3::timestamptz from orders where number = 'ORD-' || $1::int`,
    [number, type, minute(minutesAgo)],
  );
const refund = (number: number, state: string, minutesAgo: number) =>
  testDatabase.database.manager.query(
    `insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at, ended_at)
     select gen_random_uuid(), id, 'REFUND', '[]', 100, $2::text, 'broken', $3::timestamptz, case when $2::text <> 'REQUESTED' then $3::timestamptz end
     from orders where number = 'ORD-' || $1::int`,
    [number, state, minute(minutesAgo)],
  );
/** Adds an attempt to pay an order, with the last renewal of its claim. */
const attempt = (number: number, minutesAgo: number, answer: object | null = null) =>
  testDatabase.database.manager.query(
    `insert into attempts (buyer_id, operation, key, body_hash, claimed_at, order_id, answer)
     select buyer_id, 'checkout', 'key ' || $1::int, 'hash', $2::timestamptz, id, $3::jsonb from orders where number = 'ORD-' || $1::int`,
    [number, minute(minutesAgo), answer && JSON.stringify(answer)],
  );
const givenUp = (number: number, minutesAgo: number) =>
  testDatabase.database.manager.query(
    `with added as (
       select (graphile_worker.add_job('createShipment', json_build_object('data', json_build_object('orderId', id)), run_at := $2::timestamptz)).id
       from orders where number = 'ORD-' || $1::int
     )
     select graphile_worker.reschedule_jobs(array[id], attempts := 25) from added`,
    [number, minute(minutesAgo)],
  );

/** Adds a pending parcel of an order that was closed this many minutes ago. */
const openShipment = async (number: number, minutesAgo: number) => {
  await testDatabase.database.manager.query(`update orders set status = 'CANCELLED' where number = 'ORD-' || $1::int`, [
    number,
  ]);
  await testDatabase.database.manager.query(
    `with closed as (
       insert into order_events (order_id, event_id, type, from_status, to_status, at)
       select id, 'CANCELLED', 'orderCancelled', 'PAID', 'CANCELLED', $2::timestamptz from orders where number = 'ORD-' || $1::int
     )
     insert into order_shipments (order_id, tracking_number, status, changed_at)
     select id, 'SHIP-' || $1::int, 'PENDING', $2::timestamptz - interval '1 hour' from orders where number = 'ORD-' || $1::int`,
    [number, minute(minutesAgo)],
  );
};
/** Adds a pending job, before its first attempt or after failed ones. */
async function waiting(number: number, task: string, minutesAgo: number, attempts: number): Promise<void> {
  const [job]: { id: string }[] = await testDatabase.database.manager.query(
    `select (graphile_worker.add_job($2, json_build_object('data', json_build_object('orderId', id)), max_attempts := 12)).id
     from orders where number = 'ORD-' || $1::int`,
    [number, task],
  );
  await testDatabase.database.manager.query(
    `update graphile_worker._private_jobs set created_at = $2, attempts = $3::int, last_error = case when $3 > 0 then $4 end,
       run_at = $2::timestamptz + case when $3 > 0 then interval '1 hour' else interval '0' end where id = $1`,
    [job?.id, minute(minutesAgo), attempts, "shipping does not answer\n    at send"],
  );
}

beforeAll(async () => {
  testDatabase = await openManyOrders();
  store = new StuckOrderRepository(testDatabase.database);
  await event(1, "paymentUnknown", 50);
  await event(101, "paymentUnknown", 40);
  // not stuck: known by now, too recent, and an order that was paid in the end
  await event(201, "paymentUnknown", 40);
  await event(201, "paymentDeclined", 39);
  await event(301, "paymentUnknown", -5);
  await event(3, "paymentUnknown", 45);
  // two refunds of one order at one moment, and one refund of another order
  for (const number of [9, 9, 5]) await refund(number, "REQUESTED", 30);
  await refund(7, "FAILED", 60);
  await refund(8, "DONE", 30);
  for (const [number, minutesAgo] of [
    [9, 30],
    [9, 20],
    [4, 10],
  ] as const)
    await givenUp(number, minutesAgo);
  await event(19, "authorizationEnds", 15);
  await event(23, "captureRefused", 14);
  // captured since, and an order that was closed
  await event(27, "authorizationEnds", 40);
  await event(27, "paymentCaptured", 30);
  await event(13, "authorizationEnded", 12);
  await openShipment(11, 25);
  await openShipment(13, -5);
  // parcels of open orders, and parcels of closed orders that have left
  await testDatabase.database.manager.query(
    `insert into order_shipments (order_id, tracking_number, status, changed_at)
     select id, 'SHIP-1', case when status = 'PAID' and number like '%3' then 'PENDING' else 'DELIVERED' end, placed_at
     from orders where number not in ('ORD-11', 'ORD-13')`,
  );
  await waiting(6, "createShipment", 26, 1);
  await waiting(8, "sendMail", 24, 0);
  await waiting(6, "enrollBuyer", 22, 3);
  await waiting(14, "enrollBuyer", 21, 0);
  // due for less than a minute
  await waiting(16, "enrollBuyer", -2, 0);
  // a dead process; a live one; attempts with an answer
  await attempt(401, 25);
  await attempt(501, -1);
  await attempt(3, 25, { kind: "paid" });
  await testDatabase.database.manager.query(
    `insert into attempts (buyer_id, operation, key, body_hash, order_id, answer)
     select buyer_id, 'checkout', number, 'hash', id, '{"kind":"paid"}' from orders where status = 'COMPLETED'`,
  );
  // payments over two years that were unknown for a while and are known now
  await testDatabase.database.manager.query(
    `insert into order_events (order_id, event_id, type, at)
     select id, 'unknown', 'paymentUnknown', placed_at from orders where status = 'COMPLETED' and number like '%50'`,
  );
  await testDatabase.database.manager.query(
    `insert into graphile_worker._private_jobs (task_id, payload, run_at)
     select (select min(id) from graphile_worker._private_tasks), json_build_object('data', json_build_object('orderId', id)), 'infinity'
     from orders where number like '%5'`,
  );
  await testDatabase.database.manager.query(
    "vacuum analyze attempts, order_events, order_refunds, order_shipments, graphile_worker._private_jobs",
  );
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const all = [
  ["ORD-7", "REFUND_REFUSED", 60],
  ["ORD-1", "PAYMENT_UNKNOWN", 50],
  ["ORD-101", "PAYMENT_UNKNOWN", 40],
  ["ORD-5", "REFUND_OPEN", 30],
  ["ORD-9", "REFUND_OPEN", 30],
  ["ORD-9", "REFUND_OPEN", 30],
  ["ORD-9", "DELIVERY_FAILED", 30],
  ["ORD-11", "SHIPMENT_OPEN", 25],
  ["ORD-6", "STEP_FAILING", 26],
  ["ORD-401", "PAYMENT_UNKNOWN", 25],
  ["ORD-8", "STEP_FAILING", 24],
  ["ORD-6", "NOT_ENROLLED", 22],
  ["ORD-14", "NOT_ENROLLED", 21],
  ["ORD-19", "NOT_CAPTURED", 15],
  ["ORD-23", "NOT_CAPTURED", 14],
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

async function walk(sort: StuckOrderSort, pageSize: number, filter: StuckOrderFilter = bounds): Promise<Found[]> {
  const list = (page: PageRequest) => store.listStuckOrders(filter, sort, page);
  const collected = await walkPages({ sort, pageSize, list });
  return collected.map(({ order, kind, since }) => [
    order.number,
    kind,
    Math.round((until.getTime() - since.getTime()) / 60_000),
  ]);
}

describe("stuck orders", () => {
  test.each(stuckOrderSorts)("by %s are listed once each, in one order for every page size", async (sort) => {
    const whole = await walk(sort, 100);
    expect(linesOf(whole)).toEqual(linesOf(all));
    expect(whole).toEqual([...whole].sort(orders[sort]));
    for (const size of [1, 2, 3]) expect([size, await walk(sort, size)]).toEqual([size, whole]);
  });

  test.each(stuckKinds)("filtered by kind %s are found and counted", async (kind) => {
    const found = await walk("OLDEST", 1, { ...bounds, kind });
    expect(linesOf(found)).toEqual(linesOf(all.filter(([, of]) => of === kind)));
    expect(await store.countStuckOrders({ ...bounds, kind })).toBe(found.length);
  });

  test.each([
    ["STEP_FAILING", "createShipment: attempt 1 of 12 failed: shipping does not answer"],
    ["STEP_FAILING", "sendMail: overdue, no attempt has failed"],
    ["NOT_ENROLLED", "enrollBuyer: attempt 3 of 12 failed: shipping does not answer"],
    ["NOT_ENROLLED", "enrollBuyer: overdue, no attempt has failed"],
    ["PAYMENT_UNKNOWN", "the process that was paying it has ended; payments is asked for the outcome"],
  ] as const)("filtered by kind %s contain the reason: %s", async (kind, detail) => {
    const page = { size: 10, direction: "forward", order: "OLDEST", from: null } as const;
    const found = await store.listStuckOrders({ ...bounds, kind }, "OLDEST", page);
    expect(found.map(({ row }) => row.detail)).toContain(detail);
  });

  test("are counted over all kinds", async () => {
    expect(await store.countStuckOrders(bounds)).toBe(all.length);
  });

  const filters: readonly StuckOrderFilter[] = [bounds, ...stuckKinds.map((kind) => ({ ...bounds, kind }))];
  test.each(stuckOrderSorts.flatMap((sort) => filters.map((filter) => [filter.kind ?? "any", sort, filter] as const)))(
    `among ${manyOrders} orders: kind %s, %s, are found without reading the rest`,
    async (_kind, sort, filter) => {
      const page = { size: 2, direction: "forward", order: sort, from: null } as const;
      const from = (await store.listStuckOrders(filter, sort, page)).at(0)?.key ?? null;
      for (const start of [null, from]) {
        const plan = await planOf(testDatabase.database, stuckOrdersSql(filter, sort, { ...page, from: start }));
        expect(plan.readWhole.filter((table) => table !== "_private_tasks")).toEqual([]);
        expect(plan.rowsRead).toBeLessThan(manyOrders / 20);
      }
    },
  );
});

test.each<[string, number, number, readonly string[]]>([
  ["closed for long enough, the one closed first at the beginning", 10, 10, ["ORD-11", "ORD-13"]],
  ["as many as allowed", 10, 1, ["ORD-11"]],
  ["not yet those closed a moment ago", 1, 10, ["ORD-11"]],
])("finds the orders with parcels to stop: %s", async (_which, minutesLater, limit, expected) => {
  const { manager } = testDatabase.database;
  const found = await openShipmentsOfClosed(manager, minute(-minutesLater), limit);
  const rows: { number: string }[] = await manager.query(
    `select number from unnest($1::uuid[]) with ordinality found (id, place) join orders using (id) order by place`,
    [found],
  );
  expect(rows.map(({ number }) => number)).toEqual(expected);
});
