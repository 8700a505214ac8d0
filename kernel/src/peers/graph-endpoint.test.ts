import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { GraphEndpoint, jsonHeaders } from "./graph-endpoint.js";

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
