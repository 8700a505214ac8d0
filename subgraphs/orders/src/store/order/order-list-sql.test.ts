import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { PageRequest } from "@souk/kernel/values/page";
import { orderSorts, type OrderFilter, type OrderSort } from "../../domain/order/order-filter.js";
import type { Order } from "../../domain/order/order.js";
import { buyerIdOf, manyOrders, manyOrdersUntil as until, openManyOrders } from "../../testing/many-orders.js";
import { planOf } from "../../testing/plan-of.js";
import { orderRepository } from "../order-repository.js";
import { buyerPagesSql, orderCountSql, orderListSql } from "./order-list-sql.js";

const day = (days: number): Date => new Date(until.getTime() - days * 86_400_000);
let testDatabase: Awaited<ReturnType<typeof openManyOrders>>;

beforeAll(async () => {
  testDatabase = await openManyOrders();
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const filters: readonly (readonly [string, OrderFilter])[] = [
  ["nothing", {}],
  ["a buyer", { buyerId: buyerIdOf(7) }],
  ["a customer", { customerId: buyerIdOf(7) }],
  ["a status that many have", { status: "COMPLETED" }],
  ["a status that few have", { status: "CREATED" }],
  ["some statuses", { statuses: ["CREATED", "CANCELLED"] }],
  ["a number", { number: "ORD-4711" }],
  ["a SKU that many have", { sku: "sku-0" }],
  ["a SKU that few have", { sku: "SKU-199" }],
  ["a guest's address", { email: { text: "guest4710@EXAMPLE.com", userIds: [] } }],
  ["a user's address", { email: { text: "x@example.com", userIds: [buyerIdOf(7)] } }],
  ["a week", { placedFrom: day(107), placedTo: day(100) }],
  ["totals that few have", { minTotalMinor: 500, maxTotalMinor: 600 }],
  ["totals that many have", { minTotalMinor: 5000 }],
  ["a search for a number", { search: { text: "ord-4711", userIds: [] } }],
  ["a search for digits only", { search: { text: "4711", userIds: [] } }],
  ["a search for the prefix of all numbers", { search: { text: "ord", userIds: [] } }],
  ["a search for a guest's address", { search: { text: "guest471", userIds: [] } }],
  ["a search for a SKU", { search: { text: "sku-19", userIds: [] } }],
  ["a search for a name", { search: { text: "zoe buyer1234", userIds: [] } }],
  ["a search that finds users", { search: { text: "ada", userIds: [buyerIdOf(7), buyerIdOf(8)] } }],
  [
    "a search within statuses and a time",
    { search: { text: "sku-1", userIds: [] }, statuses: ["PAID"], placedFrom: day(30) },
  ],
];

const pageOf = (sort: OrderSort, from: PageRequest["from"] = null): PageRequest => ({
  size: 20,
  direction: "forward",
  order: sort,
  from,
});

/** The limit for a page of 20 orders with lines and events: far less than the table. */
const fewRows = manyOrders / 10;

describe(`with ${manyOrders} orders`, () => {
  test.each(filters.flatMap(([name, filter]) => orderSorts.map((sort) => [name, sort, filter] as const)))(
    "a page of %s, %s, scans no table and reads few rows",
    async (_name, sort, filter) => {
      const plan = await planOf(testDatabase.database, orderListSql(filter, sort, pageOf(sort)));
      expect(plan.readWhole).toEqual([]);
      expect(plan.rowsRead).toBeLessThan(fewRows);
    },
  );

  test.each(orderSorts)("a page from the middle, %s, costs the same as the first page", async (sort) => {
    const isByTotal = sort.startsWith("TOTAL");
    const from = [isByTotal ? 50_000 : day(140).toISOString(), buyerIdOf(0)];
    const plan = await planOf(testDatabase.database, orderListSql({}, sort, pageOf(sort, from)));
    expect(plan.readWhole).toEqual([]);
    expect(plan.rowsRead).toBeLessThan(200);
  });

  const ofFew = [
    "a number",
    "a guest's address",
    "a search for a number",
    "a search for a name",
    "a search that finds users",
  ];
  test.each(filters.filter(([name]) => ofFew.includes(name)))(
    "counting orders filtered by %s scans no table",
    async (_name, filter) => {
      expect((await planOf(testDatabase.database, orderCountSql(filter))).readWhole).toEqual([]);
    },
  );

  test("the orders of a page of users are one statement with an index", async () => {
    const ids = Array.from({ length: 100 }, (_, n) => buyerIdOf(n));
    const plan = await planOf(testDatabase.database, buyerPagesSql(ids, pageOf("NEWEST")));
    expect(plan.readWhole).toEqual([]);
    expect(plan.rowsRead).toBeLessThan(15_000);
  });

  test.each(orderSorts)("a search pages without gaps, %s", async (sort) => {
    const store = orderRepository(testDatabase.database);
    const filter = { search: { text: "buyer1234", userIds: [buyerIdOf(1234)] } };
    const whole = await store.listOrders(filter, sort, { ...pageOf(sort), size: 99 });
    expect(whole).toHaveLength(25);
    const byPages: Order[] = [];
    for (let from: PageRequest["from"] = null; byPages.length < whole.length;) {
      const rows = (await store.listOrders(filter, sort, { ...pageOf(sort, from), size: 10 })).slice(0, 10);
      byPages.push(...rows);
      const last = rows.at(-1);
      if (!last) break;
      from = [sort.startsWith("TOTAL") ? last.total.amountMinor : last.placedAt.toISOString(), last.id];
    }
    expect(byPages.map(({ number }) => number)).toEqual(whole.map(({ number }) => number));
    expect(await store.countOrders(filter)).toBe(25);
  });
});
