import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { foreignHeaders, GraphEndpoint, jsonHeaders } from "./graph-endpoint.js";
import { jsonIn } from "./read-body.js";

/** Returns an endpoint whose server sends this response. */
async function endpointOf(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  resources: AsyncDisposableStack,
) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  resources.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return resources.use(new GraphEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

const soon = { timeoutMs: 200 };

test("a POST is sent as JSON with the given headers, and its answer is read completely", async () => {
  await using resources = new AsyncDisposableStack();
  const piece = "äöü€".repeat(50_000);
  const endpoint = await endpointOf((request, response) => {
    const { "content-type": type, accept, "x-tenant": tenant } = request.headers;
    response.writeHead(201, { "x-seen": `${type} ${accept} ${String(tenant)} ${request.url}` });
    request.on("data", (body: Buffer) => response.write(body));
    request.on("end", () => response.end(piece));
  }, resources);
  const answer = await endpoint.post(
    "/graphql?a=b",
    '{"query":"{ ä }"}',
    { "x-tenant": "t1", ...jsonHeaders },
    { timeoutMs: 5000 },
  );
  expect(answer).toMatchObject({ status: 201, text: `{"query":"{ ä }"}${piece}` });
  expect(answer.headers["x-seen"]).toBe("application/json application/json t1 /graphql?a=b");
});

test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
  ["no answer", () => undefined],
  ["an answer that stalls", (_request, response) => void response.writeHead(200).write("{")],
  ["an answer that never completes", (_request, response) => void setInterval(() => response.write(" "), 20).unref()],
])("%s ends at the deadline", async (_what, answer) => {
  await using resources = new AsyncDisposableStack();
  const endpoint = await endpointOf(answer, resources);
  await expect(endpoint.post("/", "{}", {}, soon)).rejects.toThrow("no answer in time");
});

test("the wait ends when the caller aborts", async () => {
  await using resources = new AsyncDisposableStack();
  const closed = Promise.withResolvers<void>();
  const clientAbort = new AbortController();
  const endpoint = await endpointOf((_request, response) => {
    response.on("close", () => closed.resolve());
    clientAbort.abort();
  }, resources);
  const ending = { timeoutMs: 60_000, clientSignal: clientAbort.signal };
  await expect(endpoint.post("/", "{}", {}, ending)).rejects.toThrow("no answer in time");
  await closed.promise;
  await expect(endpoint.post("/", "{}", {}, ending)).rejects.toThrow("no answer in time");
});

test("an unreachable server fails immediately", async () => {
  await using endpoint = new GraphEndpoint("http://127.0.0.1:1");
  await expect(endpoint.post("/", "{}", {}, { timeoutMs: 60_000 })).rejects.toThrow(/ECONNREFUSED/);
});

const answer = '{"data":{"word":"äöü"}}';

test.each<[string, Buffer]>([
  ["gzip", gzipSync(answer)],
  ["br", brotliCompressSync(answer)],
  ["zstd", zstdCompressSync(answer)],
  ["GZIP, identity", gzipSync(answer)],
  ["gzip, br", brotliCompressSync(gzipSync(answer))],
  ["identity", Buffer.from(answer)],
  ["identity", Buffer.from(`\ufeff${answer}`)],
])("an answer in the encoding %s is read", async (encoding, body) => {
  await using resources = new AsyncDisposableStack();
  const endpoint = await endpointOf((request, response) => {
    expect(request.headers["accept-encoding"]).toBe("gzip, br, zstd");
    response.writeHead(200, { "content-encoding": encoding }).end(body);
  }, resources);
  const { text } = await endpoint.post("/", "{}", { ...foreignHeaders }, { timeoutMs: 5000 });
  expect(text).toBe(answer);
});

test.each([
  ["an encoding that nobody knows", "rot13", 'unknown encoding "rot13"'],
  ["a body in another encoding", "br", "cannot be decoded as br"],
])("%s is an error that names it", async (_what, encoding, message) => {
  await using resources = new AsyncDisposableStack();
  const endpoint = await endpointOf(
    (_request, response) => void response.writeHead(200, { "content-encoding": encoding }).end("{}"),
    resources,
  );
  await expect(endpoint.post("/", "{}", {}, { timeoutMs: 5000 })).rejects.toThrow(message);
});

test.each([307, 308])("a redirect with status %i repeats the POST at the same origin", async (status) => {
  await using resources = new AsyncDisposableStack();
  const received: string[] = [];
  const endpoint = await endpointOf((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push(`${request.method} ${request.url} ${String(request.headers["x-tenant"])} ${body}`);
      if (request.url === "/old") response.writeHead(status, { location: "new?v=2" }).end();
      else response.end("{}");
    });
  }, resources);
  const headers = { "x-tenant": "t1", ...jsonHeaders };
  expect(await endpoint.post("/old", '{"a":1}', headers, { timeoutMs: 5000 })).toMatchObject({
    status: 200,
    text: "{}",
  });
  expect(received).toEqual(['POST /old t1 {"a":1}', 'POST /new?v=2 t1 {"a":1}']);
});

test.each([
  ["to another origin", 307, "https://other.example/graphql", "redirect with status 307"],
  ["that would become a GET", 301, "/new", "redirect with status 301"],
  ["without a place", 308, undefined, "redirect with status 308"],
  ["to itself", 307, "/", "redirected more than 3 times"],
])("a redirect %s is an error", async (_where, status, location, message) => {
  await using resources = new AsyncDisposableStack();
  const endpoint = await endpointOf(
    (_request, response) => void response.writeHead(status, location === undefined ? {} : { location }).end(),
    resources,
  );
  await expect(endpoint.post("/", "{}", {}, { timeoutMs: 5000 })).rejects.toThrow(message);
});

test.each([
  [200, "", "with status 200 is empty"],
  [502, "<html>Bad gateway</html>", 'with status 502 is no JSON: "<html>Bad'],
])("an answer with status %i that is no JSON is named", (status, text, message) => {
  expect(() => jsonIn({ status, text })).toThrow(message);
});
