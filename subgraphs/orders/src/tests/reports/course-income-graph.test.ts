import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import { taxRates } from "@souk/kernel/tax/tax-rates";
import type { TaxCalculator } from "@souk/kernel/tax/tax-calculator";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { admin, course, lamp, OrdersHarness } from "../../testing/orders-harness.js";

const figures = `units sales { amount currency } refunds { amount } shopShare { amount } income { amount }`;
const query = `query ($instructorId: ID, $fromMonth: String!, $toMonth: String!, $timeZone: String) {
  courseIncome(instructorId: $instructorId, fromMonth: $fromMonth, toMonth: $toMonth, timeZone: $timeZone) {
    totals { ${figures} } months { month ${figures} } courses { product { id } name ${figures} }
    monthsOfCourses { month name ${figures} } shopShareBasisPoints } }`;

let harness: OrdersHarness;
/** Each test has its own instructors. */
let [teacher, other] = [instructor(), instructor()];
const painting = randomUUID();

function instructor() {
  return { id: randomUUID(), role: "INSTRUCTOR" } as const;
}

/** Each price contains 13 % of tax, wherever the buyer is. */
const rates = taxRates([{ name: { en: "HST", fr: "TVH" }, basisPoints: 1300, country: "CA" }]);
const calculator: TaxCalculator = {
  ...rates,
  calculate: (order) => rates.calculate({ ...order, destination: { country: "CA" } }),
};

beforeAll(async () => {
  harness = await OrdersHarness.open({ project: { tax: { prices: "included", calculator } } });
});

beforeEach(async () => {
  await harness.reset();
  [teacher, other] = [instructor(), instructor()];
  harness.fakes.product(course, "22.60", { kind: "COURSE" });
  harness.fakes.product(painting, "11.30", { kind: "COURSE", name: "Painting" });
  harness.fakes.instructors.set(course, teacher.id).set(painting, other.id);
});

afterAll(async () => harness[Symbol.asyncDispose]());

async function buy(paidAt: string, productIds: readonly string[] = [course]): Promise<string> {
  harness.fakes.cart = productIds.map((productId) => ({ productId, quantity: 1 }));
  const { id } = await harness.checkout({}, { id: randomUUID(), role: "CUSTOMER" });
  await harness.onDatabase(`update orders set paid_at = $2 where id = $1`, [id, paidAt]);
  return id;
}

/** Refunds the course of an order, and sets the time at which the refund ended. */
async function refund(id: string, at: string, productId = course): Promise<void> {
  const field = `refundOrder(id: "${id}", lines: [{ productId: "${productId}", quantity: 1 }])`;
  expect(await harness.run(field, admin)).toMatchObject({ __typename: "Order" });
  await eventually(async () => {
    const [row] = await harness.rowsOf<{ state: string }>(`select state from order_refunds where order_id = $1`, [id]);
    expect(row?.state).toBe("DONE");
  });
  await harness.onDatabase(`update order_refunds set ended_at = $2 where order_id = $1`, [id, at]);
}

async function request(args: object, as: TestViewer = teacher): Promise<any> {
  return harness.execute(query, { fromMonth: "2026-01", toMonth: "2026-03", ...args }, { as });
}

async function report(args: object = {}, as: TestViewer = teacher): Promise<any> {
  const { data, errors } = await request(args, as);
  expect(errors).toBeUndefined();
  return data.courseIncome;
}

const row = (units: number, [sales, refunds, shopShare, income]: readonly [string, string, string, string]) => ({
  units,
  sales: { amount: sales, currency: "CAD" },
  refunds: { amount: refunds },
  shopShare: { amount: shopShare },
  income: { amount: income },
});
const none = row(0, ["0.00", "0.00", "0.00", "0.00"]);
const one = row(1, ["20.00", "0.00", "3.00", "17.00"]);
const back = row(0, ["0.00", "20.00", "-3.00", "-17.00"]);

describe("courseIncome", () => {
  test("has every month, and the parts of a sale without its tax", async () => {
    await buy("2026-02-10T10:00:00.000Z");
    const name = `Product ${course.slice(0, 4)}`;
    expect(await report()).toEqual({
      totals: one,
      months: [
        { month: "2026-01", ...none },
        { month: "2026-02", ...one },
        { month: "2026-03", ...none },
      ],
      courses: [{ product: { id: course }, name, ...one }],
      monthsOfCourses: [{ month: "2026-02", name, ...one }],
      shopShareBasisPoints: 1500,
    });
  });

  test("begins a month at midnight of the time zone", async () => {
    await buy("2026-01-31T22:59:59.999Z");
    await buy("2026-01-31T23:00:00.000Z");
    const { months } = await report({ timeZone: "Europe/Paris" });
    expect(months.map(({ units }: any) => units)).toEqual([1, 1, 0]);
    expect((await report()).months.map(({ units }: any) => units)).toEqual([2, 0, 0]);
  });

  test("counts a refund in the month in which it ended, also without the sale", async () => {
    const id = await buy("2026-01-10T10:00:00.000Z");
    await refund(id, "2026-03-10T10:00:00.000Z");
    const { months, totals } = await report();
    expect(months).toMatchObject([one, none, back]);
    expect(totals).toEqual(row(1, ["20.00", "20.00", "0.00", "0.00"]));
    expect((await report({ fromMonth: "2026-03" })).courses).toMatchObject([back]);
  });

  test("does not count cancelled orders and orders in another currency", async () => {
    const cancelled = await buy("2026-01-10T10:00:00.000Z");
    await refund(cancelled, "2026-01-12T10:00:00.000Z");
    await harness.onDatabase(`update orders set status = 'CANCELLED' where id = $1`, [cancelled]);
    const foreign = await buy("2026-01-10T10:00:00.000Z");
    await refund(foreign, "2026-01-12T10:00:00.000Z");
    await harness.onDatabase(`update orders set currency = 'EUR' where id = $1`, [foreign]);
    expect((await report()).totals).toEqual(none);
  });

  test("divides an order between its instructors, without its goods", async () => {
    const id = await buy("2026-01-10T10:00:00.000Z", [course, lamp, painting]);
    await refund(id, "2026-01-12T10:00:00.000Z", painting);
    expect((await report()).totals).toEqual(one);
    expect((await report({}, other)).courses).toMatchObject([
      { name: "Painting", ...row(1, ["10.00", "10.00", "0.00", "0.00"]) },
    ]);
  });

  test("counts a free course as a sale of 0", async () => {
    harness.fakes.product(course, "0.00", { kind: "COURSE" });
    const id = await buy("2026-01-10T10:00:00.000Z");
    await harness.onDatabase(`update orders set tax = null where id = $1`, [id]);
    expect((await report()).totals).toEqual({ ...none, units: 1 });
  });

  test("sorts courses by income, with the name in the latest order", async () => {
    harness.fakes.instructors.set(painting, teacher.id);
    await buy("2026-01-10T10:00:00.000Z", [painting]);
    await buy("2026-01-11T10:00:00.000Z", [course]);
    harness.fakes.product(painting, "11.30", { kind: "COURSE", name: "Painting again" });
    await buy("2026-01-12T10:00:00.000Z", [painting]);
    await buy("2026-01-13T10:00:00.000Z", [painting]);
    const { courses } = await report();
    expect(courses.map(({ name, income }: any) => [name.slice(0, 8), income.amount])).toEqual([
      ["Painting", "25.50"],
      ["Product ", "17.00"],
    ]);
    expect(courses[0].name).toBe("Painting again");
  });

  test("divides the units of several lines of a course as refunds do: from the last line to the first", async () => {
    const id = await buy("2026-01-10T10:00:00.000Z");
    await harness.onDatabase(`update orders set tax = null where id = $1`, [id]);
    await harness.onDatabase(`update order_lines set quantity = 3, unit_price_minor = 333 where order_id = $1`, [id]);
    await harness.onDatabase(
      `insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor, instructor_id, shop_share)
       select order_id, 1, product_id, kind, sku, name, 1, 1000, instructor_id, shop_share from order_lines where order_id = $1`,
      [id],
    );
    await harness.onDatabase(
      `insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at, ended_at)
       select gen_random_uuid(), $1, 'REFUND', jsonb_build_array(jsonb_build_object('productId', $2::text, 'quantity', 2)), 1, 'DONE', '', at, at
       from unnest(array['2026-02-01', '2026-03-01']::timestamptz[]) at`,
      [id, course],
    );
    const { months, totals } = await report();
    expect(months).toMatchObject([
      row(4, ["19.99", "0.00", "3.00", "16.99"]),
      row(0, ["0.00", "13.33", "-2.00", "-11.33"]),
      row(0, ["0.00", "6.66", "-1.00", "-5.66"]),
    ]);
    expect(totals).toEqual(row(4, ["19.99", "19.99", "0.00", "0.00"]));
  });

  test("finds the sellers of lines without one, and does not ask again for known sellers", async () => {
    const id = await buy("2026-01-10T10:00:00.000Z");
    await harness.onDatabase(`update order_lines set instructor_id = null, shop_share = 0 where order_id = $1`, [id]);
    harness.fakes.instructors.delete(course);
    await runFindSellers({ calls: 1 });
    expect((await report()).totals).toEqual(none);
    harness.fakes.instructors.set(course, teacher.id);
    await runFindSellers({ calls: 1 });
    expect((await report()).totals).toEqual(row(1, ["20.00", "0.00", "0.00", "20.00"]));
    await runFindSellers({ calls: 0 });
  });

  /** Runs the job, which asks courses for instructors in so many calls. */
  async function runFindSellers({ calls }: { readonly calls: number }): Promise<void> {
    const offers = () => harness.fakes.calls.filter((call) => call === "offers").length;
    const before = offers();
    await harness.onDatabase(`select graphile_worker.add_job('findSellers', '{}')`, []);
    await eventually(async () => {
      const jobs = await harness.rowsOf(`select from graphile_worker.jobs where task_identifier = 'findSellers'`);
      expect(jobs).toEqual([]);
    });
    expect(offers() - before).toBe(calls);
  }
});

describe("courseIncome refuses", () => {
  test.each([
    ["a month that does not exist", { fromMonth: "2026-13" }, "fromMonth", "must be a month such as"],
    ["a last month that does not exist", { toMonth: "2026" }, "toMonth", "must be a month such as"],
    ["months in the wrong order", { toMonth: "2025-12" }, "toMonth", "must not be before fromMonth"],
    ["more than 36 months", { toMonth: "2029-01" }, "toMonth", "must be at most 35 months after"],
    ["an unknown time zone", { timeZone: "Mars" }, "timeZone", "must be a time zone such as"],
  ])("%s", async (_name, args, argument, message) => {
    const { errors } = await request(args);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`${argument} ${message}`),
      extensions: { code: "BAD_USER_INPUT", argument },
    });
  });

  test("other instructors and customers, and answers admins", async () => {
    await buy("2026-01-10T10:00:00.000Z");
    const codeFor = async (args: object, as: TestViewer) => (await request(args, as)).errors?.[0]?.extensions?.code;
    const own = { instructorId: teacher.id };
    expect(await codeFor(own, other)).toBe("FORBIDDEN");
    expect(await codeFor({}, { id: randomUUID(), role: "CUSTOMER" })).toBe("FORBIDDEN");
    expect(await codeFor({ instructorId: "no-id" }, admin)).toBe("BAD_USER_INPUT");
    expect((await report({ instructorId: teacher.id.toUpperCase() })).totals).toEqual(one);
    expect((await report(own, admin)).totals).toEqual(one);
    expect((await report({}, admin)).totals).toEqual(none);
  });
});

test("the personal data of an instructor have the sold courses, without their buyers", async () => {
  const id = await buy("2026-03-05T12:00:00Z", [painting]);
  const personalData = `query ($person: PersonInput!) { personalData(person: $person) }`;
  const person = { userId: other.id, email: "other@example.com" };
  const { data } = await harness.execute(personalData, { person }, { from: "accounts" });
  const sold = { course: "Painting", soldAt: new Date("2026-03-05T12:00:00Z"), currency: "CAD", quantity: 1 };
  expect(data.personalData.soldCourses).toEqual([{ ...sold, unitPriceMinor: "1130", shopShareBasisPoints: 1500 }]);
  expect(JSON.stringify(data)).not.toContain(id);
});
