import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RouterDefinition } from "./router-definition.js";
import { serveForTest } from "./testing/serve-for-test.js";

const resources = new AsyncDisposableStack();
let origin = "";

beforeAll(async () => {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  resources.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => resources.disposeAsync());

/** Answers as a subgraph whose numbers JavaScript would change, and as a coprocessor that repeats each body. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = Buffer.concat(await request.toArray()).toString();
  if (request.url === "/coprocessor") {
    const body = text.slice(text.indexOf('"body":'), text.lastIndexOf("}"));
    return void response.end(`{${body}}`);
  }
  const id = /"id":(\d+)/.exec(text)?.[1];
  const n = /"n":([\d.]+)/.exec(text)?.[1] ?? "9007199254740993";
  const isStream = request.headers.accept === "text/event-stream";
  const data = isStream
    ? `"ticks":${n}`
    : id
      ? `"_entities":[{"owner":"of ${id}"}]`
      : `"echo":${n},"o":{"__typename":"O","id":${n}}`;
  const type = isStream ? "text/event-stream" : "application/json";
  const answered = `{"data":{${data}}}`;
  response.writeHead(200, { "content-type": type });
  response.end(isStream ? `event: next\ndata: ${answered}\n\nevent: complete\ndata:\n\n` : answered);
}

async function routerWith(definition: RouterDefinition): Promise<string> {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) scalar Long\n`;
  const a = `type Query { echo(n: Long): Long o: O } type Subscription { ticks: Long } type O @key(fields: "id") { id: Long! }`;
  const b = `type O @key(fields: "id") { id: Long! owner: String }`;
  const { supergraphSdl = "" } = composeServices(
    [a, b].map((sdl, index) => ({ name: `s${index}`, url: `${origin}/graphql`, typeDefs: parse(link + sdl) })),
  );
  const served = resources.use(await serveForTest({ supergraphSdl, definition }));
  return `http://127.0.0.1:${served.port}/graphql`;
}

const hooks: RouterDefinition["hooks"] = { onOperation: () => undefined, onSubgraphFetch: () => undefined };

test.each([
  ["no hooks", () => ({})],
  ["hooks of operations and fetches", () => ({ hooks })],
  [
    "a coprocessor that repeats each body",
    () => ({
      coprocessor: {
        url: `${origin}/coprocessor`,
        supergraph: { request: { body: true } },
        subgraph: { request: { body: true }, response: { body: true } },
      },
    }),
  ],
])("numbers keep their digits with %s", async (_which, definition) => {
  const url = await routerWith(definition());
  const post = async (body: string, accept = "application/json") => {
    const headers = { "content-type": "application/json", accept };
    return (await fetch(url, { method: "POST", headers, body })).text();
  };
  const query = "query ($n: Long) { echo(n: $n) }";
  const search = new URLSearchParams({ query, variables: '{"n":1.10}' });
  const headers = { accept: "application/graphql-response+json" };
  expect(
    await Promise.all([
      post(`{"query":"${query}","variables":{"n":12345678901234567890}}`),
      fetch(`${url}?${search.toString()}`, { headers }).then((response) => response.text()),
      post('{"query":"{ o { id owner } }"}'),
      post('{"query":"subscription { ticks }"}', "text/event-stream"),
    ]),
  ).toEqual([
    expect.stringContaining('"echo":12345678901234567890'),
    expect.stringContaining('"echo":1.10'),
    expect.stringContaining('{"id":9007199254740993,"owner":"of 9007199254740993"}'),
    expect.stringContaining('"ticks":9007199254740993'),
  ]);
});
