import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { demoOrders } from "@souk/demo/orders";
import { eventually } from "@souk/kernel/testing/eventually";
import { admin, desk, lamp, OrdersHarness } from "../../testing/orders-harness.js";

const query = `query ($from: DateTime!, $to: DateTime!, $timeZone: String) { salesReport(from: $from, to: $to, timeZone: $timeZone) {
  totals { orders paidOrders units revenue { amount currency } refunded { amount } averageOrder { amount } }
  byDay { date orders paidOrders revenue { amount } } byStatus { status count }
  topProducts { product { id } sku name units revenue { amount } }
  conversion { cartsStarted ordersPlaced ordersPaid } } }`;

let harness: OrdersHarness;
beforeEach(() => harness.reset());
afterAll(async () => harness[Symbol.asyncDispose]());

/** Waits until the refund of an order is done, and sets its time. */
async function returnedAt(id: string, at: string): Promise<void> {
  const refunds = `query ($id: ID) { order(id: $id) { refunds { state } } }`;
  await eventually(async () => {
    const { data } = await harness.execute(refunds, { id }, { as: admin });
    expect(data.order.refunds).toEqual([{ state: "DONE" }]);
  });
  await harness.onDatabase(`update order_refunds set ended_at = $1 where order_id = $2`, [at, id]);
}

async function reportOf(from: string, to: string, timeZone?: string): Promise<any> {
  const body = await harness.execute(query, { from, to, timeZone }, { as: admin });
  expect(body.errors).toBeUndefined();
  return body.data.salesReport;
}

const amountOf = (minor: number): string => (minor / 100).toFixed(2);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe("salesReport of the demo orders", () => {
  const [from, to] = ["2026-01-01T05:00:00.000Z", "2026-12-01T05:00:00.000Z"];
  const isIn = (at: string): boolean => at >= from && at < to;
  const paidAt = ({ events }: (typeof demoOrders)[number]): string | undefined =>
    events.find(({ type }) => type === "orderPaid")?.at;
  const placed = demoOrders.filter(({ placedAt }) => isIn(placedAt));
  const paid = demoOrders.filter((order) => order.status !== "CANCELLED" && isIn(paidAt(order) ?? ""));

  beforeAll(async () => {
    harness = await OrdersHarness.open({ demoData: true });
  });

  test("revenue, orders and units match the sums of the orders", async () => {
    const { totals, byStatus, conversion } = await reportOf(from, to);
    const revenueMinor = sumOf(paid.map(({ totalMinor }) => totalMinor));
    expect(paid.length).toBeGreaterThan(5);
    expect(totals).toEqual({
      orders: placed.length,
      paidOrders: paid.length,
      units: sumOf(paid.flatMap(({ lines }) => lines.map(({ quantity }) => quantity))),
      revenue: { amount: amountOf(revenueMinor), currency: "CAD" },
      refunded: { amount: "0.00" },
      averageOrder: { amount: amountOf(Math.round(revenueMinor / paid.length)) },
    });
    for (const { status, count } of byStatus)
      expect([status, count]).toEqual([status, placed.filter((order) => order.status === status).length]);
    expect(byStatus).toHaveLength(6);
    expect(conversion).toMatchObject({ ordersPlaced: placed.length, ordersPaid: placed.filter(paidAt).length });
  });

  test.each(["UTC", "America/Toronto", "Asia/Tokyo"])(
    "each day in %s matches the calendar of the time zone",
    async (timeZone) => {
      const dates = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
      const on = (date: string) => (at: string | undefined) => at !== undefined && dates.format(new Date(at)) === date;
      const { byDay, totals } = await reportOf(from, to, timeZone);
      expect(byDay.length).toBeGreaterThanOrEqual(334);
      for (const { date, ...day } of byDay) {
        const paidThen = paid.filter((order) => on(date)(paidAt(order)));
        const amount = amountOf(sumOf(paidThen.map(({ totalMinor }) => totalMinor)));
        const orders = placed.filter(({ placedAt }) => on(date)(placedAt)).length;
        expect([date, day]).toEqual([date, { orders, paidOrders: paidThen.length, revenue: { amount } }]);
      }
      expect(sumOf(byDay.map(({ revenue }: any) => Math.round(Number(revenue.amount) * 100)))).toBe(
        Math.round(Number(totals.revenue.amount) * 100),
      );
    },
  );

  test("top products are sorted by revenue", async () => {
    const { topProducts } = await reportOf(from, to);
    const sold = Map.groupBy(
      paid.flatMap(({ lines }) => lines),
      ({ sku }) => sku,
    );
    const byHand = [...sold].map(([sku, lines]) => ({
      sku,
      units: sumOf(lines.map(({ quantity }) => quantity)),
      amountMinor: sumOf(lines.map(({ quantity, unitPriceMinor }) => quantity * unitPriceMinor)),
    }));
    byHand.sort((a, b) => b.amountMinor - a.amountMinor);
    expect(topProducts.map(({ revenue }: any) => revenue.amount)).toEqual(
      byHand.slice(0, 10).map(({ amountMinor }) => amountOf(amountMinor)),
    );
    for (const { sku, units, revenue } of topProducts) {
      const expected = byHand.find((product) => product.sku === sku);
      expect([units, revenue.amount]).toEqual([expected?.units, amountOf(expected?.amountMinor ?? 0)]);
    }
  });
});

describe("salesReport of a day", () => {
  // each test has its own day
  let day = 1;
  let at: (time: string) => string;

  beforeEach(() => {
    day += 1;
    at = (time) => `2024-05-${String(day).padStart(2, "0")}T${time}:00.000Z`;
  });

  const report = () => reportOf(at("00:00"), at("23:59"));

  async function buy(
    productId: string,
    quantity: number,
    { placedAt = at("10:00"), paidAt = placedAt }: { placedAt?: string; paidAt?: string } = {},
  ): Promise<string> {
    harness.fakes.cart = [{ productId, quantity }];
    const { id } = await harness.checkout();
    await harness.onDatabase(`update orders set placed_at = $2, paid_at = $3 where id = $1 and paid_at is not null`, [
      id,
      placedAt,
      paidAt,
    ]);
    return id;
  }

  async function unpaid(): Promise<void> {
    harness.fakes.cart = [{ productId: lamp, quantity: 1 }];
    harness.fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const { order } = await harness.checkout();
    await harness.onDatabase(`update orders set placed_at = $2 where id = $1`, [order.id, at("12:00")]);
  }

  test("without orders has no average, and a zero for the day", async () => {
    const { totals, byDay, topProducts } = await report();
    expect(totals).toMatchObject({ orders: 0, paidOrders: 0, averageOrder: null, revenue: { amount: "0.00" } });
    expect(byDay).toEqual([{ date: at("00:00").slice(0, 10), orders: 0, paidOrders: 0, revenue: { amount: "0.00" } }]);
    expect(topProducts).toEqual([]);
  });

  test("counts a free order, with a revenue and an average of 0", async () => {
    harness.fakes.product(lamp, "0.00");
    harness.fakes.shippingMinor = 0;
    await buy(lamp, 2);
    const { totals, topProducts } = await report();
    const none = { amount: "0.00" };
    expect(totals).toMatchObject({ orders: 1, paidOrders: 1, units: 2, revenue: none, averageOrder: none });
    expect(topProducts).toMatchObject([{ units: 2, revenue: none }]);
  });

  test("counts an order by its placement, and its revenue by its payment", async () => {
    await buy(lamp, 1, { paidAt: "2024-06-20T10:00:00.000Z" });
    expect((await report()).totals).toMatchObject({ orders: 1, paidOrders: 0, revenue: { amount: "0.00" } });
    const june = await reportOf("2024-06-20T00:00:00.000Z", "2024-06-21T00:00:00.000Z");
    expect(june.totals).toMatchObject({ orders: 0, paidOrders: 1, revenue: { amount: "57.98" } });
  });

  test("leaves out an order that was cancelled after payment, from revenue and from refunds", async () => {
    const id = await buy(lamp, 1);
    await buy(desk, 1);
    await harness.run(`cancelOrder(id: "${id}")`, admin);
    await returnedAt(id, at("11:00"));
    const { totals, byStatus, conversion } = await report();
    expect(totals).toMatchObject({
      orders: 2,
      paidOrders: 1,
      revenue: { amount: "17.99" },
      refunded: { amount: "0.00" },
    });
    expect(byStatus.filter(({ count }: any) => count > 0)).toEqual([
      { status: "PAID", count: 1 },
      { status: "CANCELLED", count: 1 },
    ]);
    expect(conversion).toMatchObject({ ordersPlaced: 2, ordersPaid: 2 });
  });

  test("reports refunds separately from the revenue, at the time of the refund", async () => {
    const id = await buy(lamp, 2);
    const refund = `refundOrder(id: "${id}", lines: [{ productId: "${lamp}", quantity: 1 }])`;
    expect(await harness.run(refund, admin)).toMatchObject({ __typename: "Order" });
    await returnedAt(id, at("13:00"));
    expect((await report()).totals).toMatchObject({ revenue: { amount: "107.97" }, refunded: { amount: "49.99" } });
    const before = await reportOf(at("00:00"), at("13:00"));
    expect(before.totals).toMatchObject({ revenue: { amount: "107.97" }, refunded: { amount: "0.00" } });
  });

  test("rounds the average to a cent, half up", async () => {
    await buy(lamp, 1);
    await buy(desk, 2);
    // 57.98 and 27.99
    expect((await report()).totals.averageOrder).toEqual({ amount: "42.99" });
  });

  test("reports carts, placed and paid orders as conversion; without cart, carts are null", async () => {
    harness.fakes.cartsStarted = 7;
    await buy(lamp, 1);
    await unpaid();
    expect((await report()).conversion).toEqual({ cartsStarted: 7, ordersPlaced: 2, ordersPaid: 1 });
    harness.fakes.down.add("carts");
    expect((await report()).conversion).toEqual({ cartsStarted: null, ordersPlaced: 2, ordersPaid: 1 });
  });

  test("never reports fewer carts than orders, even if the carts were started before the range", async () => {
    harness.fakes.cartsStarted = 0;
    await buy(lamp, 1);
    await unpaid();
    expect((await report()).conversion).toEqual({ cartsStarted: 2, ordersPlaced: 2, ordersPaid: 1 });
  });

  test("puts the hours around a clock change on their own days", async () => {
    // in Toronto, 8 March 2026 begins at 5:00 UTC and ends at 4:00 UTC
    for (const paidAt of [
      "2026-03-08T04:59:59.999Z",
      "2026-03-08T05:00:00.000Z",
      "2026-03-09T03:59:59.999Z",
      "2026-03-09T04:00:00.000Z",
    ])
      await buy(desk, 1, { placedAt: paidAt });
    const { byDay } = await reportOf("2026-03-07T05:00:00.000Z", "2026-03-10T04:00:00.000Z", "America/Toronto");
    expect(byDay.map(({ date, orders, paidOrders }: any) => [date, orders, paidOrders])).toEqual([
      ["2026-03-07", 1, 1],
      ["2026-03-08", 2, 2],
      ["2026-03-09", 1, 1],
    ]);
  });
});

describe("salesReport refuses", () => {
  const year = `from: "2025-01-01T00:00:00Z"`;
  test.each([
    ["a range that ends before it begins", `${year}, to: "2024-12-31T00:00:00Z"`, "to must be after from"],
    ["an empty range", `${year}, to: "2025-01-01T00:00:00Z"`, "to must be after from"],
    ["more than 366 days", `${year}, to: "2026-01-03T00:00:00Z"`, "to must be at most 366 days after from"],
    ["a time before 1970", `from: "0001-01-01T00:00:00Z", to: "0001-01-02T00:00:00Z"`, "from must not be before 1970"],
    [
      "an unknown time zone",
      `${year}, to: "2025-02-01T00:00:00Z", timeZone: "Mars"`,
      "timeZone must be a time zone such as",
    ],
  ])("%s", async (_name, args, message) => {
    const body = await harness.execute(`{ salesReport(${args}) { totals { orders } } }`, {}, { as: admin });
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  test("more than 100 top products", async () => {
    const report = `{ salesReport(${year}, to: "2025-02-01T00:00:00Z") { topProducts(first: 101) { sku } } }`;
    const body = await harness.execute(report, {}, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  test("a user who is not an admin", async () => {
    const report = `{ salesReport(${year}, to: "2025-02-01T00:00:00Z") { totals { orders } } }`;
    const body = await harness.execute(report, {}, { as: harness.buyer });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
