import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { composeServices } from "@apollo/composition";
import { getIntrospectionQuery, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RequestLimits } from "./request-limits.js";
import { serveForTest } from "./testing/serve-for-test.js";

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
  scalar Any
  type Query { a(x: Any): Query b: Int films(limit: Int): [Film] @listSize(slicingArguments: ["limit"]) }
  type Film { title: String @cost(weight: 3) }`;

const resources = new AsyncDisposableStack();
let byDefault: string;
let changed: string;

beforeAll(async () => {
  // the router answers all operations of this test without the subgraph
  const { supergraphSdl = "" } = composeServices([{ name: "films", url: "http://127.0.0.1:9/", typeDefs: parse(sdl) }]);
  const serve = async (limits?: Partial<RequestLimits>): Promise<string> => {
    const { port } = resources.use(await serveForTest({ supergraphSdl, ...(limits && { limits }) }));
    return `http://127.0.0.1:${port}/graphql`;
  };
  byDefault = await serve();
  changed = await serve({ introspection: false, operations: 2, bodyBytes: 300, tokens: 100, cost: 40 });
});

afterAll(() => resources.disposeAsync());

async function post(url: string, body: unknown): Promise<{ status: number; body: any }> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const nested = (depth: number) => `${"{ a ".repeat(depth - 1)}{ b }${" }".repeat(depth - 1)}`;
const fields = (count: number) => `{ a { ${"b ".repeat(count - 1)} } }`;
const aliases = (count: number) => Array.from({ length: count }, (_, index) => `f${index}: b`).join(" ");

describe("a request over a limit is refused with the limit and the value", () => {
  test.each<[string, unknown, string, number, number, number?]>([
    ["16 levels", { query: nested(16) }, "depth", 15, 16],
    ["501 fields", { query: fields(501) }, "fields", 500, 501],
    [
      "502 fields by a fragment",
      { query: `{ a { ...F } c: a { ...F } } fragment F on Query { ${"b ".repeat(250)} }` },
      "fields",
      500,
      502,
    ],
    ["21 root fields", { query: `{ ${"b ".repeat(21)} }` }, "rootFields", 20, 21],
    ["31 aliases", { query: `{ a { ${aliases(31)} } }` }, "aliases", 30, 31],
    ["51 directives", { query: `{ a { ${"b @skip(if: false) ".repeat(51)} } }` }, "directives", 50, 51],
    ["2001 tokens", { query: `{ ${"b ".repeat(5000)} }` }, "tokens", 2000, 2001],
    ["11 levels of a value", { query: `{ a(x: ${"[".repeat(11)}${"]".repeat(11)}) { b } }` }, "valueDepth", 10, 11],
    ["a cost of 100004", { query: "{ films(limit: 25001) { title } }" }, "cost", 100_000, 100_004],
    [
      "a cost by a variable",
      { query: "query ($n: Int!) { films(limit: $n) { title } }", variables: { n: 30_000 } },
      "cost",
      100_000,
      120_000,
    ],
    ["a batch", [{ query: "{ __typename }" }], "operations", 1, 1],
    ["a body of 2 MiB", { query: "#".repeat(2 * 1024 * 1024) }, "body", 1_048_576, 1_048_577, 413],
  ])("%s", async (_what, sent, name, max, value, status = 400) => {
    const answer = await post(byDefault, sent);
    expect(answer.status).toBe(status);
    const [error] = answer.body.errors;
    expect(answer.body.errors).toHaveLength(1);
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT", status: 400, limit: { name, max, value } });
    expect(error.message).toMatch(name === "operations" ? "Batches" : `(limit ${name})`);
  });
});

test("a body that is declared too large is refused before the client writes it", async () => {
  const headers = { "content-type": "application/json", "content-length": 2 * 1024 * 1024 };
  const sent = request(byDefault, { method: "POST", headers });
  sent.flushHeaders();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  expect([response.statusCode, response.headers.connection]).toEqual([413, "close"]);
  sent.destroy();
});

describe("within the limits", () => {
  test("the introspection query of tools is answered", async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, schemaDescription: true });
    const { status, body } = await post(byDefault, { query });
    expect(status).toBe(200);
    expect(body.data.__schema.queryType.name).toBe("Query");
  });

  test("a document that Apollo Client sends is answered, with a name for each type", async () => {
    const query = `query Films($limit: Int = 20) { a @include(if: false) { ${aliases(20)} __typename } films(limit: $limit) @include(if: false) { title __typename } __typename }`;
    const { status, body } = await post(byDefault, { query });
    expect([status, body.data]).toEqual([200, { __typename: "Query" }]);
  });
});

describe("with other limits", () => {
  test("tokens, bodies and costs are refused that the defaults allow", async () => {
    const sent = [
      { query: fields(100) },
      { query: `#${" ".repeat(300)}` },
      { query: "{ films(limit: 11) { title } }" },
    ];
    const answers = await Promise.all(sent.map((each) => post(changed, each)));
    expect(answers.map(({ body }) => body.errors[0].extensions.limit)).toEqual([
      { name: "tokens", max: 100, value: 101 },
      { name: "body", max: 300, value: 301 },
      { name: "cost", max: 40, value: 44 },
    ]);
  });

  test("a list of operations is answered by a list", async () => {
    const typename = { query: "{ __typename }" };
    const { status, body } = await post(changed, [typename, { query: "{ films(limit: 100) { title } }" }]);
    expect(status).toBe(200);
    expect(body).toMatchObject([{ data: { __typename: "Query" } }, { errors: [{ extensions: { limit: {} } }] }]);
    expect(await post(changed, [typename, typename, typename])).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { limit: { name: "operations", max: 2, value: 3 } } }] },
    });
  });
});

describe("without introspection", () => {
  test.each([
    ["__schema", "{ s: __schema { queryType { name } } }"],
    ["__type", '{ ...F } fragment F on Query { __type(name: "Film") { name } }'],
  ])("%s is refused", async (_field, query) => {
    const { status, body } = await post(changed, { query });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining("Introspection is off"), extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });

  test("__typename is answered, and no message suggests a field", async () => {
    expect(await post(changed, { query: "{ __typename }" })).toMatchObject({ body: { data: { __typename: "Query" } } });
    const messages = async (url: string) => (await post(url, { query: "{ film { title } }" })).body.errors[0].message;
    expect(await messages(changed)).not.toContain("films");
    expect(await messages(byDefault)).toContain("films");
  });
});
