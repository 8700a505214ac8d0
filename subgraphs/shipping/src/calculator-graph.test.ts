import { randomUUID } from "node:crypto";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import type { ShippingRequest } from "@souk/kernel/project/providers/shipping-calculator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ShippingHarness } from "./testing/shipping-harness.js";

const [lamp, course, unknown] = [randomUUID(), randomUUID(), randomUUID()];
const products: Readonly<Record<string, object>> = {
  [lamp]: { id: lamp, sku: "LAMP", name: "Lamp", kind: "PHYSICAL", weightGrams: 1200, categories: [{ slug: "lamps" }] },
  [course]: { id: course, sku: "C", name: "Course", kind: "COURSE", weightGrams: null, categories: [] },
};
let harness: ShippingHarness;
let requested: ShippingRequest[] = [];
let answer: unknown;

const catalog = {
  send: async ({ variables }: { variables: { representations: { id: string }[] } }) => ({
    status: 200,
    body: { data: { _entities: variables.representations.map(({ id }) => products[id] ?? null) } },
  }),
} as unknown as PeerTransport;

const offer = { freeFrom: null, minDays: null, maxDays: null };
const quotes = [
  { ...offer, carrier: "Balloon", price: { amountMinor: 900, currency: "CAD" } },
  { ...offer, carrier: "Snail", price: { amountMinor: 100, currency: "CAD" } },
];

beforeAll(async () => {
  const calculator = {
    name: "test",
    quote: async (request: ShippingRequest) => {
      requested.push(request);
      return answer as never;
    },
  };
  harness = await ShippingHarness.start({ project: { shipping: { calculator } }, peers: { catalog } });
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => {
  requested = [];
  answer = quotes;
});

const rateQuery = `query ($input: ShippingRateInput!) { shippingRate(input: $input) { carrier total { amount } } }`;
const input = {
  country: "ca",
  city: "Ottawa",
  postalCode: "K1A",
  subtotal: { amount: "10.00", currency: "CAD" },
  lines: [
    { productId: lamp, quantity: 3 },
    { productId: course, quantity: 1 },
    { productId: unknown, quantity: 1 },
  ],
};
const rate = (change: object = {}) =>
  harness.execute(rateQuery, { input: { ...input, ...change } }, { from: "orders" });

describe("the project's calculator", () => {
  test("gets the goods with quantities, weights and categories, and the address", async () => {
    await rate();
    expect(requested).toEqual([
      {
        lines: [{ productId: lamp, sku: "LAMP", name: "Lamp", quantity: 3, weightGrams: 1200, categories: ["lamps"] }],
        subtotal: { amountMinor: 1000, currency: "CAD" },
        destination: { country: "CA", region: null, city: "Ottawa", postalCode: "K1A" },
      },
    ]);
  });

  test.each([
    ["the cheapest offer without a default", {}, quotes, { carrier: "Snail", total: { amount: "1.00" } }],
    [
      "the default",
      {},
      [{ ...quotes[0], isDefault: true }, quotes[1]],
      { carrier: "Balloon", total: { amount: "9.00" } },
    ],
    ["a carrier by its name", { carrier: "balloon" }, quotes, { carrier: "Balloon", total: { amount: "9.00" } }],
    ["nothing for another name", { carrier: "UPS" }, quotes, null],
    ["nothing where no carrier delivers", {}, [], null],
  ])("a checkout takes %s", async (_rule, change, given, expected) => {
    answer = given;
    expect((await rate(change)).data.shippingRate).toEqual(expected);
  });

  test("prices the options of a cart by its lines", async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Cart {
      shippingOptions(country: "CA") { carrier price { amount } } } } }`;
    const lines = [
      { quantity: 2, product: { id: lamp } },
      { quantity: 1, product: null },
    ];
    const cart = { __typename: "Cart", id: randomUUID(), needsShipping: true, subtotal: input.subtotal, lines };
    const { data } = await harness.execute(query, { r: [cart] });
    expect(data._entities[0].shippingOptions).toEqual([
      { carrier: "Snail", price: { amount: "1.00" } },
      { carrier: "Balloon", price: { amount: "9.00" } },
    ]);
    expect(requested).toMatchObject([{ lines: [{ sku: "LAMP", quantity: 2 }], destination: { country: "CA" } }]);
  });

  test.each<[string, unknown]>([
    ["an answer that is no list", undefined],
    ["a negative price", [{ ...quotes[0], price: { amountMinor: -1, currency: "CAD" } }]],
    ["a price in another currency", [{ ...quotes[0], price: { amountMinor: 1, currency: "USD" } }]],
    ["a carrier twice", [quotes[0], quotes[0]]],
  ])("%s makes shipping unavailable", async (_fault, given) => {
    answer = given;
    const { errors } = await rate();
    expect(errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
  });
});
