import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/request-context";
import type { Subgraph } from "@souk/kernel/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testSurroundings, type TestSurroundings } from "@souk/kernel/testing/test-surroundings";
import { startShipping } from "./app.js";
import { shippingDatabase } from "./store/database-definition.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const service = { from: "orders" };
let shipping: Subgraph;
let surroundings: TestSurroundings;
let opened: AsyncDisposableStack;

beforeAll(async () => {
  opened = new AsyncDisposableStack();
  const database = opened.use(await TestDatabase.create("shipping", shippingDatabase));
  surroundings = await testSurroundings();
  const config = { database: database.settings, currency: "CAD", demoData: false };
  shipping = opened.use(await startShipping(config, surroundings));
});

afterAll(async () => opened.disposeAsync());

describe("Cart.shippingOptions", () => {
  const query = `query ($r: [_Any!]!, $country: String!) { _entities(representations: $r) { ... on Cart {
    shippingOptions(country: $country) { carrier price { amount currency } freeFrom { amount } minDays maxDays } } } }`;
  const optionsFor = async (country: string, amount: string, more: object = {}): Promise<any> => {
    const cart = { __typename: "Cart", id: randomUUID(), needsShipping: true, subtotal: { amount, currency: "CAD" } };
    const body = await surroundings.ask(shipping, query, { r: [{ ...cart, ...more }], country });
    expect(body.errors).toBeUndefined();
    return body.data._entities[0].shippingOptions;
  };

  test("are what each carrier takes for the cart's subtotal, cheapest first, for nobody in particular", async () => {
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
    ["a country in small letters", " us ", {}, ["Canada Post", "UPS", "DHL"]],
    ["a cart that needs no shipping has none", "CA", { needsShipping: false }, []],
    ["no country has none", "XX", {}, []],
    ["nor has what is no code", "a\u0000'", {}, []],
    ["nor has a currency without rates", "CA", { subtotal: { amount: "1.00", currency: "SEK" } }, []],
    ["nor has a cart of which only the key is known", "CA", { subtotal: undefined, needsShipping: undefined }, []],
  ])("%s", async (_rule, country, more, carriers) => {
    const options = await optionsFor(country, "1.00", more);
    expect(options.map(({ carrier }: { carrier: string }) => carrier)).toEqual(carriers);
  });

  test("are one statement, however many carriers there are", async () => {
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => optionsFor("CA", "1.00"));
    expect(counters.sqlStatements).toBe(1);
  });
});

describe("shippingPolicy", () => {
  const ask = async (given: string): Promise<any> => {
    const query = `{ shippingPolicy${given} { freeFrom { amount currency } countries isWorldwide } }`;
    return (await surroundings.ask(shipping, query)).data.shippingPolicy;
  };

  test.each([
    ["", { freeFrom: { amount: "100.00", currency: "CAD" }, countries: ["CA", "US"], isWorldwide: true }],
    [`(country: "us")`, { freeFrom: { amount: "200.00" } }],
    [`(country: "DE")`, { freeFrom: null }],
  ])("shippingPolicy%s is for everybody", async (given, policy) => {
    expect(await ask(given)).toMatchObject(policy);
  });
});

describe("shippingRate", () => {
  const query = `query ($input: ShippingRateInput!) { shippingRate(input: $input) { carrier total { amount currency } } }`;
  const quote = (input: object): Promise<any> =>
    surroundings.ask(shipping, query, { input: { country: "CA", ...input } }, service);

  test.each([
    [
      "the default carrier at home",
      "99.99",
      {},
      { carrier: "Canada Post", total: { amount: "7.99", currency: "CAD" } },
    ],
    ["free from 100.00", "100.00", {}, { carrier: "Canada Post", total: { amount: "0.00", currency: "CAD" } }],
    ["more abroad", "100.00", { country: "de" }, { carrier: "Canada Post", total: { amount: "24.99" } }],
    ["a carrier by name", "10", { carrier: "dhl" }, { carrier: "DHL", total: { amount: "12.99" } }],
    ["nothing for an unknown carrier", "10", { carrier: "Pigeon" }, null],
    ["nothing for no name", "10", { carrier: " " }, null],
    ["nothing in a currency without rates", "10", { currency: "SEK" }, null],
  ])("%s", async (_rule, amount, { currency = "CAD", ...more }: Record<string, string>, rate) => {
    const { data } = await quote({ ...more, subtotal: { amount, currency } });
    if (rate === null) expect(data.shippingRate).toBeNull();
    else expect(data.shippingRate).toMatchObject(rate);
  });

  test.each([
    ["an amount with too many digits", { subtotal: { amount: "1.001", currency: "CAD" } }],
    ["a carrier with a NUL", { carrier: "a\u0000", subtotal: { amount: "1", currency: "CAD" } }],
  ])("%s is BAD_USER_INPUT", async (_case, input) => {
    const [error] = (await quote(input)).errors;
    expect(error.extensions.code).toBe("BAD_USER_INPUT");
  });

  test("is for services alone", async () => {
    const input = { country: "CA", subtotal: { amount: "1", currency: "CAD" } };
    const body = await surroundings.ask(shipping, query, { input }, { as: admin });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});
