import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { ShippingHarness } from "./testing/shipping-harness.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const service = { from: "orders" };
let harness: ShippingHarness;

beforeAll(async () => {
  harness = await ShippingHarness.start();
});

afterAll(async () => harness[Symbol.asyncDispose]());

describe("Cart.shippingOptions", () => {
  const query = `query ($r: [_Any!]!, $country: String!) { _entities(representations: $r) { ... on Cart {
    shippingOptions(country: $country) { carrier price { amount currency } freeFrom { amount } minDays maxDays } } } }`;
  const optionsFor = async (country: string, amount: string, more: object = {}): Promise<any> => {
    const cart = { __typename: "Cart", id: randomUUID(), needsShipping: true, subtotal: { amount, currency: "CAD" } };
    const body = await harness.execute(query, { r: [{ ...cart, ...more }], country });
    expect(body.errors).toBeUndefined();
    return body.data._entities[0].shippingOptions;
  };

  test("are the price of each carrier for the cart's subtotal, cheapest first, without a session", async () => {
    expect(await optionsFor("CA", "100.00")).toEqual([
      {
        carrier: "Canada Post",
        price: { amount: "0.00", currency: "CAD" },
        freeFrom: { amount: "100.00" },
        minDays: 3,
        maxDays: 7,
      },
      { carrier: "UPS", price: { amount: "11.99", currency: "CAD" }, freeFrom: { amount: "150.00" }, minDays: 2, maxDays: 4 }, // prettier-ignore
      { carrier: "DHL", price: { amount: "12.99", currency: "CAD" }, freeFrom: { amount: "150.00" }, minDays: 1, maxDays: 3 }, // prettier-ignore
    ]);
  });

  test.each<[string, string, object, string[]]>([
    ["accept a country in lower case", " us ", {}, ["Canada Post", "UPS", "DHL"]],
    ["are empty for a cart that needs no shipping", "CA", { needsShipping: false }, []],
    ["are empty for an unknown country", "XX", {}, []],
    ["are empty for a malformed country code", "a\u0000'", {}, []],
    ["are empty for a currency without rates", "CA", { subtotal: { amount: "1.00", currency: "SEK" } }, []],
    ["are empty for a cart with only its key", "CA", { subtotal: undefined, needsShipping: undefined }, []],
  ])("%s", async (_rule, country, more, carriers) => {
    const options = await optionsFor(country, "1.00", more);
    expect(options.map(({ carrier }: { carrier: string }) => carrier)).toEqual(carriers);
  });

  test("cost one statement for any number of carriers", async () => {
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => optionsFor("CA", "1.00"));
    expect(counters.sqlStatements).toBe(1);
  });
});

describe("shippingPolicy", () => {
  const request = async (given: string): Promise<any> => {
    const query = `{ shippingPolicy${given} { freeFrom { amount currency } countries isWorldwide } }`;
    return (await harness.execute(query)).data.shippingPolicy;
  };

  test.each([
    ["", { freeFrom: { amount: "100.00", currency: "CAD" }, countries: ["CA", "US"], isWorldwide: true }],
    [`(country: "us")`, { freeFrom: { amount: "200.00" } }],
    [`(country: "DE")`, { freeFrom: null }],
  ])("shippingPolicy%s is public", async (given, policy) => {
    expect(await request(given)).toMatchObject(policy);
  });
});

describe("shippingRate", () => {
  const query = `query ($input: ShippingRateInput!) { shippingRate(input: $input) { carrier total { amount currency } } }`;
  const quote = (input: object): Promise<any> =>
    harness.execute(query, { input: { country: "CA", ...input } }, service);

  test.each([
    [
      "the default carrier at home",
      "99.99",
      {},
      { carrier: "Canada Post", total: { amount: "7.99", currency: "CAD" } },
    ],
    ["free from 100.00", "100.00", {}, { carrier: "Canada Post", total: { amount: "0.00", currency: "CAD" } }],
    ["more for another country", "100.00", { country: "de" }, { carrier: "Canada Post", total: { amount: "24.99" } }],
    ["a carrier by name", "10", { carrier: "dhl" }, { carrier: "DHL", total: { amount: "12.99" } }],
    ["null for an unknown carrier", "10", { carrier: "Pigeon" }, null],
    ["null for a blank carrier", "10", { carrier: " " }, null],
    ["null for a carrier with a NUL", "10", { carrier: "a\u0000" }, null],
    ["null in a currency without rates", "10", { currency: "SEK" }, null],
  ])("%s", async (_rule, amount, { currency = "CAD", ...more }: Record<string, string>, rate) => {
    const { data } = await quote({ ...more, subtotal: { amount, currency } });
    if (rate === null) expect(data.shippingRate).toBeNull();
    else expect(data.shippingRate).toMatchObject(rate);
  });

  test("an amount with too many digits is BAD_USER_INPUT", async () => {
    const [error] = (await quote({ subtotal: { amount: "1.001", currency: "CAD" } })).errors;
    expect(error.extensions.code).toBe("BAD_USER_INPUT");
  });

  test("is refused to all but services", async () => {
    const input = { country: "CA", subtotal: { amount: "1", currency: "CAD" } };
    const body = await harness.execute(query, { input }, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
