import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AddPaymentMethodDocument, CheckoutDocument, PaymentMethodsDocument } from "../generated/operations.js";
import { addToCart, checkoutInput } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { separateDigits } from "../test-kit/data/separate-digits.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const card = { ...cardThat("succeeds"), cvc: "8317" };
const secrets = [/4242424242424242|5555555555554444|15346781053311236/, separateDigits("83170?")];
const inlineCard = `{ cardNumber: "4242 4242 4242 4242", expiryMonth: 12, expiryYear: 2040, cvc: "8317" }`;
const answer = `{ __typename ... on PaymentMethod { brand last4 } ... on InvalidInput { fields { path message } } }`;
const addMutation = `mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) ${answer} }`;

let shop: TestShop;
let buyer: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  await shop.overhear();
});

afterAll(async () => shop[Symbol.asyncDispose]());

beforeEach(async () => {
  buyer = await shop.signUp();
});

async function post(body: object): Promise<any> {
  const headers = { "content-type": "application/json" };
  const response = await buyer.fetch("/graphql", { method: "POST", headers, body: JSON.stringify(body) });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  return errors === undefined ? { data } : { data, errors };
}

describe("services behind the router get no card number and no CVC", () => {
  const visa = { __typename: "PaymentMethod", brand: "Visa", last4: "4242" };
  const adding = (details: string, variables = "") =>
    `mutation ${variables} { addPaymentMethod(input: { paymentType: CARD, details: ${details} }) ${answer} }`;

  test.each<[string, object]>([
    ["a variable", { query: addMutation, variables: { input: { paymentType: "CARD", details: card } } }],
    ["the document", { query: adding(inlineCard) }],
    ["a default", { query: adding("$card", `($card: CardInput! = ${inlineCard})`) }],
    [
      "variables for its fields",
      {
        query: adding("{ cardNumber: $n, expiryMonth: 1, expiryYear: 2040, cvc: $c }", "($n: String!, $c: String!)"),
        variables: { n: card.cardNumber, c: card.cvc },
      },
    ],
  ])("from a request with the card in this place: %s", async (_where, body) => {
    expect(await post(body)).toEqual({ data: { addPaymentMethod: visa } });
  });

  test("from a checkout, whose errors for an invalid card stay the same", async () => {
    await addToCart(buyer, (await shop.product()).id);
    const wrong = { ...cardThat("fails its check digit"), cvc: "83170", expiryYear: 2020 };
    const { checkout: refused } = await buyer.get(CheckoutDocument, {
      input: checkoutInput({ payment: { card: wrong } }),
    });
    expect(refused).toMatchObject({
      __typename: "InvalidInput",
      fields: [
        { path: "payment.card.cardNumber", message: "is not a card number: its check digit is wrong" },
        { path: "payment.card.cvc", message: "must be 3 or 4 digits" },
        { path: "payment.card.expiryYear", message: "the card has expired" },
      ],
    });
    const { checkout } = await buyer.get(CheckoutDocument, { input: checkoutInput({ payment: { card } }) });
    expect(checkout).toMatchObject({ __typename: "Order" });
  });

  test("from a persisted query that is sent by its hash", async () => {
    const sha256Hash = createHash("sha256").update(addMutation).digest("hex");
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const variables = { input: { paymentType: "CARD", details: card } };
    const { errors } = await post({ variables, extensions });
    expect(errors).toMatchObject([{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }]);
    await post({ query: addMutation, variables, extensions });
    expect(await post({ variables, extensions })).toEqual({ data: { addPaymentMethod: visa } });
  });

  test("in any recorded request", async () => {
    const sent = (await shop.receivedRequests()).map((request) => JSON.stringify(request)).join("\n");
    for (const operation of ["addPaymentMethod", "checkout", "tokenizeCard"]) expect(sent).toContain(operation);
    for (const secret of secrets) expect(sent).not.toMatch(secret);
  });
});

describe("an idempotency key recognizes its card", () => {
  test("however it is encrypted and written; another card with the same last four digits is a different body", async () => {
    await addToCart(buyer, (await shop.product()).id);
    const input = checkoutInput({ payment: { card } });
    const { checkout: first } = await buyer.get(CheckoutDocument, { input });
    const spaced = { ...input, payment: { card: { ...card, cardNumber: "4242-4242-4242-4242", cvc: "999" } } };
    const again = (await buyer.get(CheckoutDocument, { input: spaced })).checkout;
    if (first?.__typename !== "Order") throw new Error(JSON.stringify(first));
    expect(again).toMatchObject({ __typename: "Order", id: first.id });
    const other = { ...input, payment: { card: { ...card, cardNumber: "5454545454544242" } } };
    expect((await buyer.get(CheckoutDocument, { input: other })).checkout).toMatchObject({
      __typename: "IdempotencyKeyReused",
    });
  });
});

test("a card in the URL is refused for every operation", async () => {
  const query = `mutation { addPaymentMethod(input: { paymentType: CARD, details: ${inlineCard} }) ${answer} }`;
  const response = await buyer.fetch(`/graphql?query=${encodeURIComponent(query)}`, {
    headers: { "apollo-require-preflight": "1" },
  });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  const body = await response.text();
  expect(body).toContain("A card is sent by POST");
  for (const secret of secrets) expect(body).not.toMatch(secret);
  expect((await buyer.get(PaymentMethodsDocument)).paymentMethods).toEqual([]);
});

describe("a card that bypasses the router", () => {
  const headers = async (callee: "orders" | "payments") => ({
    authorization: buyer.headers.authorization,
    "x-service-name": "router",
    "x-service-authorization": await shop.serviceToken("router", callee),
  });

  test("is refused by payments", async () => {
    const variables = { input: { paymentType: "CARD", details: card } };
    const { body } = await shop.executeOnSubgraph(
      "payments",
      { query: addMutation, variables },
      await headers("payments"),
    );
    const message = "has not come by way of the card vault";
    expect(body.data?.addPaymentMethod).toMatchObject({
      __typename: "InvalidInput",
      fields: [
        { path: "details.cardNumber", message },
        { path: "details.cvc", message },
      ],
    });
  });

  test("is refused by orders, which creates no order", async () => {
    await addToCart(buyer, (await shop.product()).id);
    const query = `mutation ($input: CheckoutInput!) { checkout(input: $input) { __typename ... on InvalidInput { fields { path } } } }`;
    const variables = { input: checkoutInput({ idempotencyKey: randomUUID(), payment: { card } }) };
    const { body } = await shop.executeOnSubgraph(
      "orders",
      { query, variables: { ...variables } },
      await headers("orders"),
    );
    expect(body.data?.checkout).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "payment.card.cardNumber" }, { path: "payment.card.cvc" }],
    });
    expect(await shop.rows("orders", "select id from orders where buyer_id = $1", [buyer.id])).toEqual([]);
  });
});

test("a stored card still pays by its id", async () => {
  const { addPaymentMethod } = await buyer.get(AddPaymentMethodDocument, {
    input: { paymentType: "CARD", details: card },
  });
  if (addPaymentMethod?.__typename !== "PaymentMethod") throw new Error(JSON.stringify(addPaymentMethod));
  await addToCart(buyer, (await shop.product()).id);
  const input = checkoutInput({ payment: { paymentMethodId: addPaymentMethod.id } });
  expect((await buyer.get(CheckoutDocument, { input })).checkout).toMatchObject({ __typename: "Order" });
});
