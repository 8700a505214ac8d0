import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine, RefusedOperationError } from "./index.js";
import { respond } from "./testing/example.js";
import { composed, FederatedGraph, type TestSubgraphs } from "./testing/federated-graph.js";

const subgraphs: TestSubgraphs = {
  books: {
    sdl: `type Query { book(id: ID!): Book } type Book @key(fields: "id") { id: ID! title: String! }`,
    resolvers: { Query: { book: (_: unknown, { id }: { id: string }) => ({ id, title: `book ${id}` }) } },
  },
  loans: {
    sdl: `type Book @key(fields: "id") { id: ID! lentTo: String }`,
    resolvers: { Book: { __resolveReference: ({ id }: { id: string }) => ({ id, lentTo: "Ada" }) } },
  },
};
let server: Server;
let engine: Engine;

beforeAll(async () => {
  const graph = await FederatedGraph.open(subgraphs);
  server = createServer((request, response) => {
    void (async () => {
      const { query, variables = {} } = (await json(request)) as { query: string; variables?: Record<string, unknown> };
      const subgraph = request.url?.slice(1) ?? "";
      response.end(JSON.stringify(await graph.resolve({ subgraph, query, variables, text: "" })));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const supergraphSdl = composed(subgraphs).replace(/http:\/\/(\w+)\.test\/graphql/g, `http://127.0.0.1:${port}/$1`);
  engine = await Engine.open({ supergraphSdl });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("the example answers a query with fields of two subgraphs over HTTP", async () => {
  const query = "query Book($id: ID!) { book(id: $id) { title lentTo } }";
  expect(JSON.parse(await respond(engine, { query, variables: { id: "7" } }))).toEqual({
    data: { book: { title: "book 7", lentTo: "Ada" } },
  });
});

test("the example returns errors in variables, and refuses an invalid document", async () => {
  const query = "query Book($id: ID!) { book(id: $id) { title } }";
  expect(JSON.parse(await respond(engine, { query }))).toMatchObject({ errors: [{ message: expect.any(String) }] });
  await expect(respond(engine, { query: "{ nothing }" })).rejects.toThrow(RefusedOperationError);
});

test("the README contains the example", () => {
  const example = readFileSync(new URL("testing/example.ts", import.meta.url), "utf8");
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain(example.replace("../index.js", "@souk/federation-engine"));
});
