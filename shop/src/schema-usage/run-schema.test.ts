import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSchema } from "./run-schema.js";

const client = { name: "web", version: "1.2", count: 1200, errors: 0, lastSeenAt: "2026-03-01T10:00:00.000Z" };
const operation = {
  hash: "0123456789abcdef",
  name: "ProductPage",
  kind: "query",
  document: "query ProductPage { products { title } }",
  fields: ["Product.title", "Query.products"],
  count: 1201,
  lastSeenAt: "2026-03-01T10:00:00.000Z",
  clients: [client, { ...client, name: "kiosk", version: "", count: 1 }],
};

let server: Server;
let url: string;

/** Answers as a shop whose `Product` has the fields `title` and `name`, of which only the first is in use. */
beforeAll(async () => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { variables } = JSON.parse(await text(request));
    const isRefused = request.headers.authorization !== "Bearer souk_key";
    const members = ["title", "name"].map((name) => ({ name, args: [{ name: "lang" }] }));
    const types = { Product: { fields: members, inputFields: null, enumValues: null } } as Record<string, unknown>;
    const nodes = variables.filter?.field === "Product.title" && variables.days === 30 ? [operation] : [];
    const data = variables.name
      ? { __type: types[variables.name] ?? null }
      : { operationUsage: { pageInfo: { hasNextPage: false, endCursor: null }, nodes } };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(isRefused ? { errors: [{ message: "Not allowed." }] } : { data }));
  };
  server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});

afterAll(() => void server.close());

async function run(args: readonly string[], settings: Record<string, string> = {}) {
  const lines: string[] = [];
  const environment = { SCHEMA_USAGE_URL: url, SCHEMA_USAGE_TOKEN: "souk_key", ...settings };
  const print = (line: string) => void lines.push(line);
  const code = await runSchema(args, { environment, out: print, printError: print });
  return { code, text: lines.join("\n") };
}

test("a field in use is listed with its operations, clients and counts", async () => {
  expect(await run(["usage", "Product.title"])).toEqual({
    code: 1,
    text: `Product.title: 1 operation of the last 30 days with 1,201 requests
  query ProductPage: 1,201 requests, last seen 2026-03-01T10:00:00.000Z
    web 1.2: 1,200 requests, last seen 2026-03-01T10:00:00.000Z
    kiosk: 1 request, last seen 2026-03-01T10:00:00.000Z`,
  });
});

test("--json prints the same as data", async () => {
  const { code, text: printed } = await run(["usage", "Product.title", "--json"]);
  expect([code, JSON.parse(printed)]).toEqual([1, { field: "Product.title", days: 30, operations: [operation] }]);
});

test.each<[string, readonly string[], Record<string, string>, 0 | 1 | 2, RegExp]>([
  ["an unused field", ["usage", "Product.name"], {}, 0, /no operation of the last 30 days uses it/],
  ["an argument", ["usage", "Product.name(lang:)"], {}, 0, /^Product\.name\.lang: no operation/],
  ["other days", ["usage", "Product.title", "--days", "7"], {}, 0, /the last 7 days/],
  ["an unknown field", ["usage", "Product.nmae"], {}, 2, /has no Product\.nmae/],
  ["an unknown type", ["usage", "Prodct.name"], {}, 2, /has no Prodct\.name/],
  ["no field", ["usage"], {}, 2, /^usage: souk schema usage FIELD/],
  ["a type alone", ["usage", "Product"], {}, 2, /^usage/],
  ["wrong days", ["usage", "Product.name", "--days", "0"], {}, 2, /^usage/],
  ["an unknown verb", ["lint", "Product.name"], {}, 2, /^usage/],
  ["a wrong token", ["usage", "Product.name"], { SCHEMA_USAGE_TOKEN: "x" }, 2, /Not allowed.*accounts:read/],
  ["no token", ["usage", "Product.name"], { SCHEMA_USAGE_TOKEN: "" }, 2, /SCHEMA_USAGE_TOKEN is missing/],
  ["no shop", ["usage", "Product.name"], { SCHEMA_USAGE_URL: "http://127.0.0.1:1/graphql" }, 2, /cannot read/],
])("%s", async (_what, args, settings, code, message) => {
  const ran = await run(args, settings);
  expect(ran.text).toMatch(message);
  expect(ran.code).toBe(code);
});
