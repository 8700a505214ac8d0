import { taxRates } from "@souk/kernel/tax/tax-rates";
import type { TaxAnswer, TaxCalculator, TaxRequest } from "@souk/kernel/tax/tax-calculator";
import { eventually } from "@souk/kernel/testing/eventually";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { address, course, lamp, OrdersHarness } from "../../testing/orders-harness.js";
import { taxCalculatorContract } from "../../testing/tax-calculator-contract.js";

const table = taxRates([{ name: { en: "HST", fr: "TVH" }, basisPoints: 1300, country: "CA", regions: ["ON"] }]);
const taxFields = `taxes { name ratePercent amount { amount } } taxTotal { amount } isTaxIncluded total { amount }`;
const quoteQuery = `query ($input: CheckoutQuoteInput!) {
  checkoutQuote(input: $input) { subtotal { amount } shippingTotal { amount } ${taxFields} } }`;
const ontario = { country: "CA", region: "ON" };
const inOntario = { shippingAddress: { ...address, region: "ON" } };

describe.each([
  // two lamps at 49.99, shipping at 7.99; 13 % of 99.98 and of 7.99
  ["added", { tax: "14.04", total: "122.01" }],
  ["included", { tax: "12.42", total: "107.97" }],
] as const)("a shop whose prices have the tax %s", (prices, { tax, total }) => {
  let harness: OrdersHarness;
  let fails = false;
  /** Changes the answer of the calculator. */
  let change: (answer: TaxAnswer) => TaxAnswer = (answer) => answer;
  let last: TaxRequest | undefined;
  const calculator: TaxCalculator = {
    ...table,
    calculate: async (request) => {
      last = request;
      if (fails) throw new Error("broken");
      return change(await table.calculate(request));
    },
  };
  beforeAll(async () => {
    harness = await OrdersHarness.open({ project: { tax: { calculator, prices } } });
  });
  afterAll(async () => harness[Symbol.asyncDispose]());
  beforeEach(() => {
    fails = false;
    change = (answer) => answer;
    return harness.reset();
  });

  async function taxesOf(orderId: string): Promise<any> {
    const query = `{ order(id: "${orderId}") { ${taxFields} lines { taxes { name amount { amount } } } } }`;
    return (await harness.execute(query, {}, { as: harness.buyer })).data.order;
  }

  test("quotes, charges and stores the tax of the address", async () => {
    const { data } = await harness.execute(quoteQuery, { input: ontario }, { as: harness.buyer });
    const amounts = { taxTotal: { amount: tax }, isTaxIncluded: prices === "included", total: { amount: total } };
    const taxes = [{ name: "HST", ratePercent: 13, amount: { amount: tax } }];
    expect(data.checkoutQuote).toMatchObject({ ...amounts, taxes, shippingTotal: { amount: "7.99" } });

    const order = await harness.checkout({ ...inOntario, expectedTotal: { amount: total, currency: "CAD" } });
    expect(order).toMatchObject({ __typename: "Order", status: "PAID", total: { amount: total } });
    expect(await taxesOf(order.id)).toMatchObject({ ...amounts, taxes, lines: [{ taxes: [{ name: "HST" }] }] });
    expect([...harness.fakes.charges.values()]).toEqual([Number(total.replace(".", ""))]);
    expect(last?.destination).toEqual({ ...ontario, city: "Ottawa", postalCode: "K1A" });
  });

  test("the seal of an order covers its taxes", async () => {
    const order = await harness.checkout(inOntario);
    const seals = `select seal.seal = now.seal as intact from order_seals seal join order_seals_now now using (order_id)
      where order_id = $1`;
    expect(await harness.rowsOf(seals, [order.id])).toEqual([{ intact: true }]);
    await harness.onDatabase(`update orders set tax = tax || '{"calculator": "other"}' where id = $1`, [order.id]);
    expect(await harness.rowsOf(seals, [order.id])).toEqual([{ intact: false }]);
  });

  test("a place without a rate has no tax", async () => {
    const order = await harness.checkout({ shippingAddress: { ...address, region: "QC" } });
    expect(order).toMatchObject({ total: { amount: "107.97" } });
    expect(await taxesOf(order.id)).toMatchObject({ taxes: [], taxTotal: { amount: "0.00" } });
  });

  test("courses alone have no address", async () => {
    harness.fakes.cart = [{ productId: course, quantity: 1 }];
    expect(await harness.checkout({ shippingAddress: null })).toMatchObject({ total: { amount: "20.00" } });
    expect(last?.destination).toBeNull();
  });

  test("a failure sells nothing, and the checkout can be repeated with the same key", async () => {
    fails = true;
    const attempt = { ...inOntario, idempotencyKey: "again" };
    expect(await harness.checkout(attempt)).toMatchObject({ __typename: "ServiceUnavailable", service: "tax" });
    expect(await harness.ownOrders()).toEqual([]);
    fails = false;
    expect(await harness.checkout(attempt)).toMatchObject({ __typename: "Order" });
  });

  const tooMuch = { name: { en: "HST", fr: "TVH" }, rateBasisPoints: 1300, amountMinor: 1_000_000 };

  test.each<[string, (answer: TaxAnswer) => TaxAnswer]>([
    [
      "a tax of a line that is more than its amount",
      ({ lines, shipping }) => ({ lines: lines.map(() => [tooMuch]), shipping }),
    ],
    ["a tax of shipping that is more than its cost", ({ lines }) => ({ lines, shipping: [tooMuch] })],
    [
      "taxes that are together more than the amount",
      ({ lines, shipping }) => ({
        lines: lines.map(() => [
          { ...tooMuch, amountMinor: 6000 },
          { ...tooMuch, amountMinor: 6000 },
        ]),
        shipping,
      }),
    ],
    [
      "a negative tax",
      ({ lines, shipping }) => ({ lines: lines.map(() => [{ ...tooMuch, amountMinor: -1 }]), shipping }),
    ],
    ["a tax of another number of lines", ({ lines, shipping }) => ({ lines: [...lines, []], shipping })],
  ])("%s sells nothing", async (_what, changed) => {
    change = changed;
    expect(await harness.checkout(inOntario)).toMatchObject({ __typename: "ServiceUnavailable", service: "tax" });
    expect(await harness.ownOrders()).toEqual([]);
  });

  test("the confirmation names the taxes", async () => {
    await harness.checkout(inOntario);
    const mailData = await eventually(() => {
      const mail = harness.fakes.mails.find(({ kind }) => kind === "ORDER_CONFIRMATION");
      if (!mail) throw new Error("there is no confirmation yet");
      return mail.data;
    });
    const taxes = [{ name: { en: "HST", fr: "TVH" }, amount: tax }];
    expect(mailData).toMatchObject({ taxes, isTaxIncluded: prices === "included" });
  });

  test("the shop says whether its prices contain the tax", async () => {
    const { data } = await harness.execute(`{ taxPolicy { isIncluded } }`);
    expect(data.taxPolicy).toEqual({ isIncluded: prices === "included" });
  });
});

test("a calculator that needs categories gets them", async () => {
  const seen: (readonly string[])[] = [];
  const calculator: TaxCalculator = {
    name: "by-category",
    async calculate({ lines }) {
      seen.push(...lines.map(({ categories }) => categories));
      return { lines: lines.map(() => []), shipping: [] };
    },
  };
  await using harness = await OrdersHarness.open({ project: { tax: { calculator, prices: "added" } } });
  await harness.reset();
  harness.fakes.categories.set(lamp, ["lamps"]);
  await harness.checkout();
  expect(seen).toEqual([["lamps"]]);
});

taxCalculatorContract(() => table);
