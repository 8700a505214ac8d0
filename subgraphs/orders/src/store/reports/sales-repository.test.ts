import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { instructorOfMany, manyOrders, manyOrdersUntil as until, openManyOrders } from "../../testing/many-orders.js";
import { planOf } from "../../testing/plan-of.js";
import type { Statement } from "../order/order-list-sql.js";
import { refundedCoursesSql, soldCoursesSql } from "./course-sales-repository.js";
import {
  everPaidSql,
  paidByDaySql,
  placedByDaySql,
  refundedSql,
  topProductsSql,
  unitsPaidSql,
} from "./sales-repository.js";

const day = (days: number): Date => new Date(until.getTime() - days * 86_400_000);
const week = { from: day(107), to: day(100), currency: "CAD" };
const ofInstructor = { ...week, instructorId: instructorOfMany };
const days = Array.from({ length: 7 }, (_, n) => day(107 - n));
let testDatabase: Awaited<ReturnType<typeof openManyOrders>>;

beforeAll(async () => {
  testDatabase = await openManyOrders();
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

test.each<[string, Statement]>([
  ["placed by day", placedByDaySql(week, days)],
  ["paid by day", paidByDaySql(week, days)],
  ["units paid", unitsPaidSql(week)],
  ["refunded", refundedSql(week)],
  ["top products", topProductsSql(week, 10)],
  ["ever paid", everPaidSql(week)],
  ["sold courses", soldCoursesSql(ofInstructor, days)],
  ["refunded courses", refundedCoursesSql(ofInstructor, days)],
])(`a week of ${manyOrders} orders, %s: reads only the rows of the week`, async (_name, statement) => {
  const plan = await planOf(testDatabase.database, statement);
  expect(plan.readWhole).toEqual([]);
  // 1,008 orders, twice as many lines
  expect(plan.rowsRead).toBeLessThan(4000);
});
