import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildSchema, parse, validate } from "graphql";
import { CardTokenizer } from "./card-tokenizer.js";
import { CardTypes } from "./card-types.js";

const supergraph = readFileSync("schema/supergraph.graphql", "utf8");
const api = buildSchema(readFileSync("schema/api.graphql", "utf8"));
const types = CardTypes.of(supergraph);
const [number, cvc] = ["4242424242424242", "737"];
const card = { cardNumber: number, expiryMonth: 12, expiryYear: 2030, cvc };
const sealed = { cardNumber: "<cardNumber>", expiryMonth: 12, expiryYear: 2030, cvc: "<cvc>" };
const add = (details: unknown) => ({ paymentType: "CARD", details });
const addMutation = "mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename } }";
const inlineCard = `{ cardNumber: "${number}", expiryMonth: 12, expiryYear: 2030, cvc: "${cvc}" }`;

interface Body {
  readonly query: string;
  readonly variables: Record<string, any>;
  readonly extensions: any;
}

function newSwap(): CardTokenizer {
  return new CardTokenizer(types, { store: async (field) => `<${field}>` });
}

async function swapped(body: unknown): Promise<Body> {
  return (await newSwap().tokenize(body)) as Body;
}

/** Expects a body without card data and with a valid document. */
function expectClean(body: Body): void {
  expect(JSON.stringify(body)).not.toMatch(/4242|737/);
  expect(validate(api, parse(body.query))).toEqual([]);
}

describe("a card in the variables", () => {
  test.each<[string, string, object, object]>([
    ["as the input's details", addMutation, { input: add(card) }, { input: add(sealed) }],
    [
      "as a variable of its own",
      `mutation ($card: CardInput!) { addPaymentMethod(input: { paymentType: CARD, details: $card }) { __typename } }`,
      { card },
      { card: sealed },
    ],
    [
      "by its fields",
      `mutation ($n: String!, $m: Int!, $y: Int!, $c: String!) { addPaymentMethod(input: { paymentType: CARD,
        details: { cardNumber: $n, expiryMonth: $m, expiryYear: $y, cvc: $c } }) { __typename } }`,
      { n: number, m: 12, y: 2030, c: cvc },
      { n: "<cardNumber>", m: 12, y: 2030, c: "<cvc>" },
    ],
    [
      "in a checkout",
      `mutation Checkout($input: CheckoutInput!) { checkout(input: $input) { __typename } }`,
      { input: { idempotencyKey: "key 123456789012", payment: { card } } },
      { input: { idempotencyKey: "key 123456789012", payment: { card: sealed } } },
    ],
    [
      "in the payment of an order, by way of a fragment",
      `mutation ($payment: PaymentInput!) { ...Pay } fragment Pay on Mutation {
        again: payOrder(input: { orderId: "1", idempotencyKey: "k", payment: $payment }) { __typename } }`,
      { payment: { card } },
      { payment: { card: sealed } },
    ],
    ["with null as the card", addMutation, { input: add(null) }, { input: add(null) }],
    ["with no variables", addMutation, {}, {}],
  ])("%s", async (_where, query, variables, expected) => {
    const body = await swapped({ query, variables });
    expect(body).toEqual({ query, variables: expected });
    expectClean(body);
  });

  test("is replaced in each request of a batch, and only for the chosen operation", async () => {
    const query = `query A { __typename } ${addMutation.replace("mutation", "mutation B")}`;
    const batch = await swapped([
      { query, operationName: "B", variables: { input: add(card) } },
      { query: "{ cart { id } }" },
    ]);
    expect(batch).toEqual([
      { query, operationName: "B", variables: { input: add(sealed) } },
      { query: "{ cart { id } }" },
    ]);
  });

  test("is removed when no operation declares its variable", async () => {
    expect((await swapped({ query: addMutation, variables: { inptu: add(card), card } })).variables).toEqual({});
    expect(
      (await swapped({ query: addMutation, operationName: "X", variables: { input: add(card) } })).variables,
    ).toEqual({});
  });
});

describe("an invalid card keeps its type, so that validation still refuses it", () => {
  const tooGreat = 2 ** 31;
  test.each<[string, unknown, unknown]>([
    ["a number as a number", { ...card, cardNumber: Number(number) }, { ...sealed, cardNumber: tooGreat }],
    ["a CVC as a number", { ...card, cvc: 737.5 }, { ...sealed, cvc: 0.5 }],
    ["a list of numbers", { ...card, cardNumber: [number] }, { ...sealed, cardNumber: [] }],
    ["an object", { ...card, cvc: { cvc } }, { ...sealed, cvc: {} }],
    ["a number as the year", { ...card, expiryYear: Number(number) }, { ...sealed, expiryYear: tooGreat }],
    ["a year as a text", { ...card, expiryYear: number }, { ...sealed, expiryYear: "" }],
    ["an unknown field", { ...card, number }, { ...sealed, number: null }],
    ["no CVC", { cardNumber: number }, { cardNumber: "<cardNumber>" }],
    ["a number in the card's place", number, ""],
    ["a list in the card's place", [card], []],
    [
      "a number that is none",
      { ...card, cardNumber: "15346781053311236" },
      { ...sealed, cardNumber: "refused:checkDigit" },
    ],
    ["an invalid CVC", { ...card, cvc: "73" }, { ...sealed, cvc: "refused:cvc" }],
    ["a token-like number", { ...card, cardNumber: "<cardNumber>" }, { ...sealed, cardNumber: "refused:length" }],
  ])("%s", async (_case, given, expected) => {
    expect((await swapped({ query: addMutation, variables: { input: add(given) } })).variables.input.details).toEqual(
      expected,
    );
  });

  test("card fields outside the card input become null", async () => {
    const { variables } = await swapped({ query: addMutation, variables: { input: { paymentType: "CARD", ...card } } });
    expect(variables.input).toEqual({
      paymentType: "CARD",
      cardNumber: null,
      expiryMonth: null,
      expiryYear: null,
      cvc: null,
    });
  });
});

describe("a card in the document", () => {
  test.each<[string, string]>([
    [
      "in the argument",
      `mutation { addPaymentMethod(input: { paymentType: CARD, details: ${inlineCard} }) { __typename } }`,
    ],
    [
      "twice, by aliases",
      `mutation Two { a: addPaymentMethod(input: { paymentType: CARD, details: ${inlineCard} }) { __typename }
        b: addPaymentMethod(input: { paymentType: CARD, details: ${inlineCard} }) { __typename } }`,
    ],
    [
      "in a fragment of a fragment",
      `mutation A { ...F } query B { __typename } fragment F on Mutation { ...G }
        fragment G on Mutation { addPaymentMethod(input: { paymentType: CARD, details: ${inlineCard} }) { __typename } }`,
    ],
    [
      "beside variables",
      `mutation ($c: String!) { addPaymentMethod(input: { paymentType: CARD,
        details: { cardNumber: "${number}", expiryMonth: 1, expiryYear: 2030, cvc: $c } }) { __typename } }`,
    ],
    [
      "in block quotes, and by escapes",
      `mutation { a: addPaymentMethod(input: { paymentType: CARD, details: { cardNumber: """${number}""",
        expiryMonth: 1, expiryYear: 2030, cvc: "\\u0037\\u0033\\u0037" } }) { __typename } }`,
    ],
    [
      "where a variable of ours would go by the name of the client's",
      `mutation ($cardSecret1: ID!) { payOrder(input: { orderId: $cardSecret1, idempotencyKey: "k",
        payment: { card: ${inlineCard} } }) { __typename } }`,
    ],
    [
      "as a default",
      `mutation ($card: CardInput = ${inlineCard}) { checkout(input: { idempotencyKey: "k", payment: { card: $card } }) { __typename } }`,
    ],
    [
      "as the default of a field",
      `mutation ($n: String = "${number}") { addPaymentMethod(input: { paymentType: CARD,
        details: { cardNumber: $n, expiryMonth: 1, expiryYear: 2030, cvc: "${cvc}" } }) { __typename } }`,
    ],
  ])("%s", async (_where, query) => {
    const operationName = /mutation (\w+)/.exec(query)?.[1];
    const body = await swapped({ query, operationName, variables: { c: cvc, cardSecret1: "1" } });
    expectClean(body);
    expect(JSON.stringify(body.variables)).toContain("<cardNumber>");
    expect(JSON.stringify(body.variables)).toContain("<cvc>");
  });

  test("results in the same document for every card", async () => {
    const query = (digits: string) =>
      `mutation { addPaymentMethod(input: { paymentType: CARD, details: { cardNumber: "${digits}", expiryMonth: 1, expiryYear: 2030, cvc: "${cvc}" } }) { __typename } }`;
    const [one, other] = [await swapped({ query: query(number) }), await swapped({ query: query("5555555555554444") })];
    expect(one).toEqual(other);
  });

  test.each([
    ["an integer for the number", `{ cardNumber: ${number}, expiryMonth: 1, expiryYear: 2030, cvc: "${cvc}" }`],
    ["an unknown field", `{ number: "${number}" }`],
    ["a text for the card", `"${number}"`],
    ["a list for the number", `{ cardNumber: ["${number}"] }`],
  ])("with %s stays invalid", async (_what, details) => {
    const query = `mutation { addPaymentMethod(input: { paymentType: CARD, details: ${details} }) { __typename } }`;
    const body = await swapped({ query });
    expect(JSON.stringify(body)).not.toMatch(/4242|737/);
    const complaints = (text: string) => validate(api, parse(text)).length;
    expect(complaints(body.query)).toBe(complaints(query));
    expect(complaints(query)).toBeGreaterThan(0);
  });

  test("loses its digits in a text that cannot be parsed, and the syntax error keeps its position", async () => {
    const query = `mutation { addPaymentMethod(input: { details: ${inlineCard} ) }`;
    const body = await swapped({ query, variables: { input: card } });
    expect(JSON.stringify(body)).not.toMatch(/4242|737/);
    const complaint = (text: string): unknown => {
      try {
        return parse(text);
      } catch (error) {
        return (error as { locations: unknown }).locations;
      }
    };
    expect(complaint(body.query)).toEqual(complaint(query));
  });

  test.each([
    ["an escape with half a surrogate pair", `"\\ud800"`],
    ["a number that begins with 0", "012"],
    ["an unterminated string", `"${number}`],
  ])("an invalid document stays invalid without its digits: %s", async (_what, value) => {
    const query = `mutation { adjustStock(input: { productId: "x", delta: ${value} }) { __typename }
      addPaymentMethod(input: { paymentType: CARD, details: ${inlineCard} }) { __typename } }`;
    expect(() => parse(query)).toThrow("Syntax Error");
    const body = await swapped({ query });
    expect(() => parse(body.query)).toThrow("Syntax Error");
  });
});

describe("a document sent as a hash", () => {
  const sha256Hash = createHash("sha256").update(addMutation).digest("hex");
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const variables = { input: add(card) };

  test("is known after its text was sent", async () => {
    const swap = newSwap();
    await swap.tokenize({ query: addMutation, variables, extensions });
    expect(await swap.tokenize({ variables, extensions })).toEqual({ variables: { input: add(sealed) }, extensions });
  });

  test("is requested from the client when it is unknown and the variables may hold a card", async () => {
    const body = await swapped({ variables, extensions });
    expect(body.extensions.persistedQuery).toEqual({ version: 1, sha256Hash: "0".repeat(64) });
    expect(body.variables).toBeUndefined();
    const without = { variables: { first: 3 }, extensions };
    expect(await swapped(without)).toBe(without);
  });

  test("is not registered under the hash of another document", async () => {
    const swap = newSwap();
    await swap.tokenize({ query: "{ __typename }", extensions });
    const body = (await swap.tokenize({ variables, extensions })) as Body;
    expect(body.variables).toBeUndefined();
  });

  test("is not cached when it contains a card", async () => {
    const query = `mutation { addPaymentMethod(input: { paymentType: CARD, details: ${inlineCard} }) { __typename } }`;
    const own = {
      persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(query).digest("hex") },
      code: 1,
    };
    expect((await swapped({ query, extensions: own })).extensions).toEqual({ code: 1 });
  });
});

test("a request with too many cards is refused", async () => {
  const query = "mutation ($cards: [CardInput!]!) { addPaymentMethods(cards: $cards) { __typename } }";
  const schema =
    "type Query { a: Int } type Mutation { addPaymentMethods(cards: [CardInput!]!): Query } input CardInput { cardNumber: String!, cvc: String! }";
  const swap = new CardTokenizer(CardTypes.of(schema), { store: async (field) => `<${field}>` });
  await expect(swap.tokenize({ query, variables: { cards: Array.from({ length: 51 }, () => card) } })).rejects.toThrow(
    "An operation may hold 50 cards",
  );
});

test("a request without cards is unchanged", async () => {
  for (const body of [
    { query: '{ products(filter: { search: "4242424242424242" }) { totalCount } }' },
    {},
    null,
    [],
    "x",
  ])
    expect(await swapped(body)).toEqual(body);
});

test("a new input type with a card is found through the schema", async () => {
  const schema = `type Query { a: Int } type Mutation { give(gift: Gift): Int } input CardInput { cardNumber: String!, cvc: String! }
    input Gift { from: [[Purse!]] } input Purse { inner: Purse, card: CardInput }`;
  const swap = new CardTokenizer(CardTypes.of(schema), { store: async (field) => `<${field}>` });
  const [query, purse] = [
    "mutation ($gift: Gift) { give(gift: $gift) }",
    { inner: { card: { cardNumber: number, cvc } } },
  ];
  const body = (await swap.tokenize({ query, variables: { gift: { from: [[purse]] } } })) as Body;
  expect(body.variables).toEqual({
    gift: { from: [[{ inner: { card: { cardNumber: "<cardNumber>", cvc: "<cvc>" } } }]] },
  });
});
