import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorCodes } from "@souk/kernel/errors/error-codes";
import { CheckoutDocument } from "../generated/operations.js";
import { cardThat } from "../test-kit/data/cards.js";
import { cleanMessage } from "../test-kit/data/clean-message.js";
import { separateDigits } from "../test-kit/data/separate-digits.js";
import type { AnswerError } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let buyer: Shopper;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
  buyer = await shop.signUp();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const json = { "content-type": "application/json" };

interface Refusal {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly data?: unknown; readonly errors: readonly AnswerError[] };
}

/** Sends the request with its own correlation id, and checks each error against the table of codes and that id. */
async function refusalOf(path: string, init: RequestInit): Promise<Refusal> {
  const correlationId = "the-one-that-was-sent";
  const response = await buyer.fetch(path, {
    ...init,
    headers: { "x-correlation-id": correlationId, ...(init.headers as object) },
  });
  expect(response.headers.get("content-type")).toMatch(/^application\/(graphql-response\+)?json/);
  expect(response.headers.get("x-correlation-id")).toBe(correlationId);
  const body = (await response.json()) as Refusal["body"];
  for (const { message, extensions } of body.errors) {
    const known = errorCodes[extensions.code as keyof typeof errorCodes];
    expect(extensions).toMatchObject({ code: expect.any(String), status: known.status, correlationId });
    expect({ message }).toEqual({ message: cleanMessage });
    expect(JSON.stringify(extensions)).not.toMatch(/stack/i);
  }
  return { status: response.status, headers: response.headers, body };
}

const post = (body: unknown, headers: Record<string, string> = json): Promise<Refusal> =>
  refusalOf("/graphql", { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });

const repeated = (count: number, field: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => field(index)).join(" ");

describe("a request refused before execution", () => {
  test.each<[string, () => Promise<Refusal>, number, keyof typeof errorCodes, RegExp]>([
    ["a body that is not JSON", () => post("{ no json"), 400, "BAD_USER_INPUT", /JSON/],
    ["an empty body", () => post(""), 400, "BAD_USER_INPUT", /body/i],
    ["a body without a query", () => post({ variables: {} }), 400, "BAD_USER_INPUT", /query/],
    ["a query that is not a string", () => post({ query: 7 }), 400, "BAD_USER_INPUT", /quer/i],
    ["a batch of requests", () => post([{ query: "{ me { id } }" }]), 400, "BAD_USER_INPUT", /batch/i],
    ["a document that cannot be parsed", () => post({ query: "{ me { id }" }), 400, "BAD_USER_INPUT", /Syntax Error/],
    ["an unknown field", () => post({ query: "{ me { shoeSize } }" }), 400, "BAD_USER_INPUT", /shoeSize/],
    ["an unknown argument", () => post({ query: "{ cart(userId: 7) { id } }" }), 400, "BAD_USER_INPUT", /userId/],
    [
      "a missing variable",
      () => post({ query: "query ($id: ID!) { order(id: $id) { id } }" }),
      400,
      "BAD_USER_INPUT",
      /\$id/,
    ],
    [
      "a variable of another type",
      () => post({ query: "query ($n: Int) { orders(first: $n) { totalCount } }", variables: { n: "ten" } }),
      400,
      "BAD_USER_INPUT",
      /\$n/,
    ],
    [
      "a fraction for an Int",
      () => post({ query: "query ($n: Int) { orders(first: $n) { totalCount } }", variables: { n: 1.5 } }),
      400,
      "BAD_USER_INPUT",
      /Int/,
    ],
    [
      "variables that are a list",
      () => post({ query: "{ me { id } }", variables: "all" }),
      400,
      "BAD_USER_INPUT",
      /variables/i,
    ],
    [
      "an unknown enum value",
      () => post({ query: "{ orders(filter: { status: LOST }) { totalCount } }" }),
      400,
      "BAD_USER_INPUT",
      /OrderStatus/,
    ],
    [
      "an unknown operation name",
      () => post({ query: "query A { me { id } }", operationName: "B" }),
      400,
      "BAD_USER_INPUT",
      /operation/i,
    ],
    [
      "two operations without a name",
      () => post({ query: "query A { me { id } } query B { me { id } }" }),
      400,
      "BAD_USER_INPUT",
      /operation/i,
    ],
    [
      "a form body",
      () => post("query=%7Bme%7Bid%7D%7D", { "content-type": "application/x-www-form-urlencoded" }),
      415,
      "BAD_USER_INPUT",
      /content.type|media type/i,
    ],
    [
      "text, which any page could send",
      () => post("{}", { "content-type": "text/plain" }),
      415,
      "BAD_USER_INPUT",
      /must be JSON/,
    ],
    [
      "more than 1 MiB",
      () => post({ query: `{ me { id } } # ${"x".repeat(1024 * 1024)}` }),
      413,
      "BAD_USER_INPUT",
      /1 MiB/,
    ],
    [
      "a depth above 15",
      () => post({ query: `{ myCourses ${"{ course { myEnrollment ".repeat(8)} { id } ${"} }".repeat(8)} }` }),
      400,
      "BAD_USER_INPUT",
      /depth.* 15|15.*depth/i,
    ],
    [
      "more than 30 aliases",
      () => post({ query: `{ cart { ${repeated(31, (n) => `a${n}: id`)} } }` }),
      400,
      "BAD_USER_INPUT",
      /alias.* 30|30.*alias/i,
    ],
    [
      "more than 20 root fields",
      () => post({ query: `mutation { ${repeated(21, (n) => `a${n}: logout`)} }` }),
      400,
      "BAD_USER_INPUT",
      /20 root fields/,
    ],
    [
      "more than 20 root fields in fragments",
      () =>
        post({
          query: `query { ...A ...B } fragment A on Query { ${repeated(11, (n) => `a${n}: me { id }`)} } fragment B on Query { ${repeated(11, (n) => `b${n}: me { id }`)} }`,
        }),
      400,
      "BAD_USER_INPUT",
      /20 root fields/,
    ],
    [
      "a mutation by GET",
      () =>
        refusalOf(`/graphql?query=${encodeURIComponent("mutation { logout }")}`, {
          headers: { accept: "application/json", "apollo-require-preflight": "1" },
        }),
      405,
      "METHOD_NOT_ALLOWED",
      /mutation/,
    ],
    [
      "GET without a query",
      () => refusalOf("/graphql", { headers: { "apollo-require-preflight": "1" } }),
      400,
      "BAD_USER_INPUT",
      /query/,
    ],
    ["an unknown path", () => refusalOf("/nothing/here", {}), 404, "NOT_FOUND", /nothing/],
    ["an unsupported method", () => refusalOf("/graphql", { method: "DELETE" }), 405, "METHOD_NOT_ALLOWED", /DELETE/],
  ])("%s", async (_what, send, status, code, message) => {
    const refusal = await send();
    expect(refusal.status).toBe(status);
    expect(refusal.body).not.toHaveProperty("data");
    if (status === 405) expect(refusal.headers.get("allow")).toMatch(/\bPOST\b/);
    expect(refusal.body.errors.map(({ extensions }) => extensions.code)).toContain(code);
    expect(refusal.body.errors.map((error) => error.message).join("\n")).toMatch(message);
  });

  test("requests at the limits are answered", async () => {
    const deep = `{ myCourses ${"{ course { myEnrollment ".repeat(7)} ${"} }".repeat(7)} }`.replace(
      "myEnrollment  } }",
      "id } }",
    );
    expect((await buyer.execute(deep)).errors).toEqual([]);
    expect((await buyer.execute(`{ cart { ${repeated(30, (n) => `a${n}: id`)} } }`)).errors).toEqual([]);
    expect((await buyer.execute(`{ ${repeated(20, (n) => `a${n}: me { id }`)} }`)).errors).toEqual([]);
  });
});

describe("an argument out of range is BAD_USER_INPUT at its field, and the other fields are answered", () => {
  test.each([
    ["products(first: 101)", "first", /100/],
    ["products(first: 0)", "first", /1/],
    ["products(first: -1)", "first", /1/],
    ["products(last: 101)", "last", /100/],
    ["products(first: 1, last: 1)", "last", /first/],
    [`products(after: "garbage")`, "after", /cursor/],
    [`products(before: "garbage", last: 1)`, "before", /cursor/],
    [`products(filter: { minPrice: "cheap" })`, "decimal", /./],
    [`products(filter: { search: "${"x".repeat(201)}" })`, "search", /200/],
    ["orders(first: 101)", "first", /100/],
    [`orders(after: "garbage")`, "after", /cursor/],
    ["notifications(first: 101)", "first", /100/],
    ["courses(first: 101)", "first", /100/],
  ])("%s", async (field, argument, message) => {
    const { status, data, errors } = await buyer.execute(`{ me { id } it: ${field} { totalCount } }`);
    expect(status).toBe(200);
    expect(data).toEqual({ me: { id: buyer.id }, it: null });
    expect(errors).toMatchObject([
      { path: ["it"], message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT", status: 400 } },
    ]);
    expect(`${errors[0]?.message} ${String(errors[0]?.extensions.argument)}`).toContain(argument);
  });

  test("product takes exactly one key", async () => {
    for (const key of ["", `(id: "1", sku: "2")`]) {
      const { data, errors } = await buyer.execute(`{ product${key} { id } }`);
      expect([data, errors[0]?.extensions.code]).toEqual([{ product: null }, "BAD_USER_INPUT"]);
    }
  });
});

describe("a card in an invalid request", () => {
  const { cvc: _forgotten, ...withoutCvc } = cardThat("succeeds");

  test.each([
    [
      "a checkout without a CVC",
      String(CheckoutDocument),
      { input: { idempotencyKey: "k", payment: { card: withoutCvc } } },
    ],
    [
      "a stored card without a CVC",
      `mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename } }`,
      { input: { paymentType: "CARD", details: withoutCvc } },
    ],
    [
      "a card object for an ID",
      `mutation ($id: ID!) { removePaymentMethod(id: $id) { __typename } }`,
      { id: cardThat("succeeds") },
    ],
    [
      "a card in the document",
      `mutation { removePaymentMethod(id: { cardNumber: "4242424242424242" }) { __typename } }`,
      {},
    ],
    [
      "a card number in a document that cannot be parsed",
      `mutation { removePaymentMethod(id: "x" "4242424242424242") { __typename } }`,
      {},
    ],
  ])("is not repeated in the error: %s", async (_what, query, variables) => {
    const { status, body } = await post({ query, variables });
    expect(status).toBe(400);
    expect(body.errors.length).toBeGreaterThan(0);
    for (const secret of [/42424242/, separateDigits("737")]) expect(JSON.stringify(body)).not.toMatch(secret);
  });
});

describe("an internal error", () => {
  test("S2-65, S4-26: is reported at its path with only a reference; the rest is answered, and the log has the details", async () => {
    await shop.rows("catalog", "alter table categories rename to lost");
    try {
      const { status, body } = await post({ query: "{ categories { id } me { id } }" });
      expect(status).toBe(200);
      expect(body.data).toEqual({ categories: null, me: { id: buyer.id } });
      const extensions = {
        code: "INTERNAL_SERVER_ERROR",
        status: 500,
        correlationId: "the-one-that-was-sent",
        service: "catalog",
      };
      const message = "Something went wrong on our side. Reference: the-one-that-was-sent";
      expect(body.errors).toEqual([{ message, path: ["categories"], extensions }]);
      const logged = (await shop.logLines()).map((line) => JSON.parse(line)).filter(({ level }) => level === "error");
      expect(logged).toMatchObject([
        { service: "catalog", correlationId: "the-one-that-was-sent", err: { stack: expect.any(String) } },
      ]);
    } finally {
      await shop.rows("catalog", "alter table lost rename to categories");
    }
  });
});
