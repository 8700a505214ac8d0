import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { adjustPrice, allow, note, refuse } from "@souk/kernel/project/rules";
import { until } from "@souk/kernel/testing/eventually";
import { address, course, lamp, OrdersHarness } from "../../testing/orders-harness.js";

const island = { en: "We do not ship to islands.", fr: "Nous ne livrons pas sur les îles." };
const pair = { en: "Cheaper in pairs", fr: "Moins cher par deux" };
let harness: OrdersHarness;
let fails = false;

beforeAll(async () => {
  harness = await OrdersHarness.open({
    project: {
      rules: {
        beforeCheckout: {
          "no-islands"({ shipping }) {
            if (fails) throw new Error("broken");
            return shipping?.address.city === "Avalon" ? refuse("ISLAND", island) : allow();
          },
        },
        priceLine: {
          pairs: ({ quantity, unitPrice }) =>
            quantity % 2 === 0 ? adjustPrice(unitPrice.amountMinor - 500, pair) : allow(),
        },
        afterOrderPaid: {
          large: ({ total, lines }) =>
            total.amountMinor > 9000 ? note(`Call the buyer of ${lines[0]?.name}`) : allow(),
        },
      },
    },
  });
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => {
  fails = false;
  return harness.reset();
});

test("a refusal returns RuleRefused, and leaves no order, no reservation and no charge", async () => {
  const refused = await harness.checkout({ shippingAddress: { ...address, city: "Avalon" } });
  expect(refused).toEqual({ __typename: "RuleRefused", code: "RULE_REFUSED", reasonCode: "ISLAND", reason: island.en });
  expect(await harness.ownOrders()).toEqual([]);
  expect([...harness.fakes.reserved.keys(), ...harness.fakes.charges.keys()]).toEqual([]);
});

test("a refused checkout can be repeated with the same key", async () => {
  const idempotencyKey = "again";
  fails = true;
  expect(await harness.checkout({ idempotencyKey })).toMatchObject({
    __typename: "ServiceUnavailable",
    service: "rules",
  });
  fails = false;
  expect(await harness.checkout({ idempotencyKey })).toMatchObject({ __typename: "Order", status: "PAID" });
});

test("an adjusted price is charged, and the order keeps the catalog's price, the reason and an intact seal", async () => {
  const order = await harness.checkout();
  const adjustments = [{ reason: pair.en, amount: { amount: "-5.00" } }];
  expect(order).toMatchObject({ total: { amount: "97.97" }, lines: [{ lineTotal: { amount: "89.98" }, adjustments }] });
  const [row] = await harness.rowsOf<object>(
    `select unit_price_minor::int as unit, catalog_price_minor::int as catalog, adjustments, seal.seal = now.seal as intact
     from order_lines join order_seals seal using (order_id) join order_seals_now now using (order_id) where order_id = $1`,
    [order.id],
  );
  expect(row).toEqual({
    unit: 4499,
    catalog: 4999,
    adjustments: [{ rule: "pairs", reason: pair, amountMinor: -500 }],
    intact: true,
  });
  await harness.onDatabase(`update order_lines set adjustments = '[]' where order_id = $1`, [order.id]);
  const [changed] = await harness.rowsOf<object>(
    `select seal.seal = now.seal as intact from order_seals seal join order_seals_now now using (order_id) where order_id = $1`,
    [order.id],
  );
  expect(changed).toEqual({ intact: false });
});

test("a line at the catalog's price stores no adjustment", async () => {
  harness.fakes.cart = [{ productId: course, quantity: 1 }];
  const { id, lines } = await harness.checkout({ shippingAddress: null });
  expect(lines).toMatchObject([{ adjustments: [] }]);
  expect(
    await harness.rowsOf(`select adjustments, catalog_price_minor from order_lines where order_id = $1`, [id]),
  ).toEqual([{ adjustments: null, catalog_price_minor: null }]);
});

test("a rule for paid orders writes its note once to the events of the order", async () => {
  const { id } = await harness.checkout();
  const noted = async (): Promise<unknown[]> => {
    const [order] = await harness.ownOrders();
    return order.events.filter(({ type }: { type: string }) => type === "ruleNoted");
  };
  await until(async () => (await noted()).length > 0);
  const name = harness.fakes.products.get(lamp)?.name;
  expect(await noted()).toEqual([{ type: "ruleNoted", from: null, to: null, detail: `Call the buyer of ${name}` }]);
  await harness.onDatabase(`select graphile_worker.add_job('notePaidOrder', $1::json, job_key => 'again')`, [
    JSON.stringify({ data: { orderId: id } }),
  ]);
  await until(async () => (await harness.rowsOf(`select from graphile_worker.jobs where key = 'again'`)).length === 0);
  expect(await noted()).toHaveLength(1);
});
