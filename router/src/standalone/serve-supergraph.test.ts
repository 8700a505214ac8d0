import { pipeline, Readable } from "node:stream";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, vi, test } from "vitest";
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { eventStreamType, readEventStream, streamText } from "@souk/kernel/http/event-stream";
import { until } from "@souk/kernel/testing/eventually";
import { execute, parse, subscribe, type ExecutionResult, type GraphQLSchema } from "graphql";
import { serveSupergraph, type ServedSupergraph, type ServeOptions } from "./serve-supergraph.js";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n`;
const clock = `
  type Query { clock: Clock }
  type Clock @key(fields: "id") { id: ID! }
  type Subscription { ticks(count: Int): Clock! }
`;
const names = `type Clock @key(fields: "id") { id: ID! name: String }`;

let gate = Promise.resolve();
let nameOfClock = "wall";
let closedStreams = 0;
/** Open requests for names that are not answered yet. */
const inFlight = new Set<ServerResponse>();

/** Yields `count` ticks; without a count it yields one and stays open for a long time. */
async function* ticks({ count }: { count?: number | null }) {
  for (let id = 1; id <= (count ?? 1); id++) yield { ticks: { id: String(id) } };
  if (count == null) await new Promise((resolve) => setTimeout(resolve, 100_000).unref());
}

const subgraphs = {
  clock: { sdl: clock, resolvers: { Clock: {} }, rootValue: { clock: { id: "7" }, ticks } },
  names: {
    sdl: names,
    resolvers: { Clock: { __resolveReference: (found: object) => found, name: () => gate.then(() => nameOfClock) } },
    rootValue: {},
  },
};

const resources = new AsyncDisposableStack();
let served: ServedSupergraph;
let options: ServeOptions;

beforeAll(async () => {
  const services = await Promise.all(
    Object.entries(subgraphs).map(async ([name, { sdl, resolvers, rootValue }]) => {
      const typeDefs = parse(link + sdl);
      const schema = buildSubgraphSchema({ typeDefs, resolvers });
      return { name, typeDefs, url: await serve(schema, rootValue) };
    }),
  );
  const { supergraphSdl = "" } = composeServices(services);
  options = {
    supergraphSdl,
    port: 0,
    host: "127.0.0.1",
    forwardedHeaders: [],
    // long enough that no test reaches it
    timeoutMs: 120_000,
    keySetUrl: undefined,
    sharesInFlight: false,
    heartbeatMs: 100,
    // for a long answer
    limits: { tokens: Infinity, aliases: Infinity, rootFields: Infinity, fields: Infinity },
  };
  served = resources.use(await serveSupergraph(options));
});

afterAll(() => resources.disposeAsync());

/** Starts a subgraph that answers subscriptions with server-sent events, and returns its address. */
async function serve(schema: GraphQLSchema, rootValue: object): Promise<string> {
  const server = createServer((request, response) => void answer(request, response, schema, rootValue));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  resources.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a/path`;
}

async function answer(request: IncomingMessage, response: ServerResponse, schema: GraphQLSchema, rootValue: object) {
  if (request.url !== "/a/path") return void response.writeHead(404).end("{}");
  const { query, variables } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const operation = { schema, document: parse(query), rootValue, variableValues: variables ?? {} };
  if (request.headers.accept !== eventStreamType) {
    if (query.includes("name")) inFlight.add(response);
    response.once("close", () => inFlight.delete(response));
    return void response.end(JSON.stringify(await execute(operation)));
  }
  const results = (await subscribe(operation)) as AsyncGenerator<ExecutionResult, void>;
  response.writeHead(200, { "content-type": eventStreamType });
  const clientAbort = new AbortController();
  response.once("close", () => {
    clientAbort.abort();
    closedStreams += 1;
  });
  pipeline(Readable.from(streamText(textsOf(results), clientAbort.signal, { pauseMs: 50 })), response, () => undefined);
}

async function* textsOf(results: AsyncIterable<ExecutionResult>): AsyncGenerator<string, void> {
  for await (const result of results) yield JSON.stringify(result);
}

function run(query: string, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: eventStreamType },
    body: JSON.stringify({ query }),
    signal,
  });
}

async function eventsOf(response: Response): Promise<unknown[]> {
  if (!response.body) throw new Error("no body");
  const events: unknown[] = [];
  for await (const text of readEventStream(response.body)) events.push(JSON.parse(text));
  return events;
}

test("a client that disconnects aborts its query's fetches, and the next query is sent to the subgraph again", async () => {
  const release = Promise.withResolvers<void>();
  gate = release.promise;
  const leaving = new AbortController();
  const aborted = run("{ clock { id name } }", leaving.signal);
  while (inFlight.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  leaving.abort();
  await expect(aborted).rejects.toThrow("aborted");
  while (inFlight.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  release.resolve();
  expect(await eventsOf(await run("{ clock { id name } }"))).toEqual([{ data: { clock: { id: "7", name: "wall" } } }]);
});

test("a complete answer aborts no signal", async () => {
  gate = Promise.resolve();
  const abort = vi.spyOn(AbortController.prototype, "abort");
  const answered = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", connection: "close" },
    body: JSON.stringify({ query: "{ clock { id name } }" }),
  });
  expect(await answered.json()).toEqual({ data: { clock: { id: "7", name: "wall" } } });
  // the server closes the connection after the response has closed
  await new Promise((resolve) => setImmediate(resolve));
  // fetch aborts with a reason when the time limit of an earlier request ends, also of one that is answered
  expect(abort.mock.calls.filter(([reason]) => reason === undefined)).toEqual([]);
  abort.mockRestore();
});

test("quotation marks and line breaks in a subgraph's text are escaped", async () => {
  gate = Promise.resolve();
  nameOfClock = 'the "wall"\n';
  const answered = await run("{ clock { id name } }");
  expect(await eventsOf(answered)).toEqual([{ data: { clock: { id: "7", name: nameOfClock } } }]);
  nameOfClock = "wall";
});

test("a long answer for a client that has disconnected is not sent", async () => {
  const release = Promise.withResolvers<void>();
  gate = release.promise;
  const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const leaving = new AbortController();
  const aliases = Array.from({ length: 1500 }, (_, index) => `alias${index}: clock { id name }`);
  const aborted = run(`{ ${aliases.join(" ")} }`, leaving.signal);
  await until(() => inFlight.size > 0);
  leaving.abort();
  await expect(aborted).rejects.toThrow("aborted");
  await until(() => inFlight.size === 0);
  release.resolve();
  await (await run("{ clock { id name } }")).text();
  const texts = reported.mock.calls.map(([text]) => String(text));
  reported.mockRestore();
  expect(texts).not.toContainEqual(expect.stringContaining("ERR_STREAM"));
});

test("a subscription sends one event for each tick, with fields from other subgraphs, until its end", async () => {
  const answered = await run("subscription { ticks(count: 2) { id name } }");
  expect(answered.headers.get("content-type")).toContain(eventStreamType);
  expect(await eventsOf(answered)).toEqual([
    { data: { ticks: { id: "1", name: "wall" } } },
    { data: { ticks: { id: "2", name: "wall" } } },
  ]);
});

test("deferred fields come after the other fields", async () => {
  const wait = Promise.withResolvers<void>();
  gate = wait.promise;
  const answered = await run("{ clock { id ... @defer { name } } }");
  wait.resolve();
  const [first, ...later] = await eventsOf(answered);
  expect(first).toMatchObject({ data: { clock: { id: "7" } }, hasNext: true });
  expect(JSON.stringify(later)).toContain("wall");
});

const byGet = (query: string, { port }: ServedSupergraph = served, accept = eventStreamType) =>
  fetch(`http://127.0.0.1:${port}/graphql?${new URLSearchParams({ query }).toString()}`, { headers: { accept } });

test("a subscription by GET is a stream too", async () => {
  expect(await eventsOf(await byGet("subscription { ticks(count: 1) { id name } }"))).toEqual([
    { data: { ticks: { id: "1", name: "wall" } } },
  ]);
});

test("a silent stream sends heartbeats, and a router that closes completes it without waiting", async () => {
  const ending = await serveSupergraph(options);
  const { body } = await byGet("subscription { ticks { id } }", ending);
  let text = "";
  const reading = (async () => {
    for await (const chunk of body ?? []) text += new TextDecoder().decode(chunk);
  })();
  while (!/"1"[^]*(:\n\n){3}$/.test(text)) await new Promise((resolve) => setTimeout(resolve, 10));
  const startedAt = performance.now();
  await ending[Symbol.asyncDispose]();
  await reading;
  expect(performance.now() - startedAt).toBeLessThan(3000);
  expect(text).toMatch(/event: complete\ndata:\n\n$/);
});

const endOfPart = "\r\n---";

test.each([
  [eventStreamType, ":\n\n", /event: next\ndata: {"errors":.*"SUPERGRAPH_CHANGED".*\n\nevent: complete\ndata:\n\n$/],
  [
    "multipart/mixed;subscriptionSpec=1.0",
    `{}${endOfPart}`,
    /\r\n\r\n{"payload":null,"errors":.*"SUPERGRAPH_CHANGED".*}\r\n-----\r\n$/,
  ],
])(
  "a stream goes on over a new supergraph, and ends after a time with a code of its own: %s",
  async (accept, beat, end) => {
    await using router = await serveSupergraph({ ...options, timeoutMs: 10, streamMs: 150, heartbeatMs: 50 });
    const { body } = await byGet("subscription { ticks { id } }", router, accept);
    let text = "";
    const decoder = new TextDecoder();
    let isReplaced = false;
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk);
      if (isReplaced || !text.includes('"1"')) continue;
      await router.replaceSupergraph(options.supergraphSdl);
      isReplaced = true;
      text = "";
    }
    expect(text).toContain(beat);
    expect(text).toMatch(end);
    expect(text).not.toContain('"data":');
  },
);

test("a client that disconnects ends the subgraph's stream too", async () => {
  const leaving = new AbortController();
  const before = closedStreams;
  const { body } = await run("subscription { ticks { id } }", leaving.signal);
  // headers and heartbeats are sent before the request to the subgraph
  const reader = body?.getReader();
  for (let text = ""; !text.includes('"1"');) text += new TextDecoder().decode((await reader?.read())?.value);
  leaving.abort();
  while (closedStreams === before) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(closedStreams).toBeGreaterThan(before);
});

test("a client that does not accept events gets an error that names the media type", async () => {
  const answered = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "subscription { ticks(count: 1) { id } }" }),
  });
  expect(await answered.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
});
