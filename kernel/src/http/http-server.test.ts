import { once } from "node:events";
import { request as sendRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { inProcessTransport } from "../peers/in-process-transport.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { createHttpServer, logRequest } from "./http-server.js";
import { createLogger } from "../logging/logger.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";

let server: FastifyInstance;

beforeAll(() => {
  server = createHttpServer({ service: "shop", logger: createLogger("test", "silent"), bodyLimitBytes: 1024 * 1024 });
  server.post("/take", async () => ({}));
  server.get("/take", async () => ({}));
  server.get("/away", async () => {
    throw new ServiceUnavailableError("catalog");
  });
  server.get("/broken", async () => {
    throw new Error("select 1 from secrets failed at 10.0.0.7:5432");
  });
});

afterAll(() => server.close());

interface Request {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly payload?: object;
}

async function refusalOf(request: Request) {
  const answer = await server.inject({ ...request, headers: { "x-correlation-id": "c-1" } });
  const [{ message, extensions }] = answer.json<{ errors: [{ message: string; extensions: unknown }] }>().errors;
  return { status: answer.statusCode, allow: answer.headers.allow, message, extensions };
}

describe("an HTTP server refuses in one format", () => {
  const correlationId = "c-1";

  test.each<[string, Request, number, object, string]>([
    [
      "a body over the limit, with the limit",
      { method: "POST", url: "/take", payload: { text: "x".repeat(1024 * 1024) } },
      413,
      { code: "BAD_USER_INPUT", status: 400, correlationId, service: "shop" },
      "The body is larger than 1 MiB.",
    ],
    [
      "an unknown path",
      { method: "GET", url: "/nothing?secret=1" },
      404,
      { code: "NOT_FOUND", status: 404, correlationId, service: "shop" },
      "There is nothing at /nothing.",
    ],
    [
      "a method that the path does not support",
      { method: "DELETE", url: "/take" },
      405,
      { code: "METHOD_NOT_ALLOWED", status: 405, correlationId, service: "shop" },
      "/take takes GET, POST, not DELETE.",
    ],
    [
      "a subgraph that is unavailable",
      { method: "GET", url: "/away" },
      503,
      { code: "SUBGRAPH_UNAVAILABLE", status: 503, correlationId, service: "catalog" },
      "catalog does not answer. Try again.",
    ],
    [
      "an internal error, without its message",
      { method: "GET", url: "/broken" },
      500,
      { code: "INTERNAL_SERVER_ERROR", status: 500, correlationId, service: "shop" },
      "Something went wrong on our side.",
    ],
  ])("%s", async (_what, request, status, extensions, message) => {
    const { allow, ...refusal } = await refusalOf(request);
    expect(refusal).toEqual({ status, extensions, message });
    expect(allow).toBe(status === 405 ? "GET, POST" : undefined);
  });
});

test("an unavailable subgraph in this process rejects like one in another process", async () => {
  const transport = inProcessTransport("catalog", () => undefined);
  for (const call of [
    transport.checkHealth(10),
    transport.page("/", { headers: {} }),
    transport.send({ query: "{ a }" }, {}, { deadlineMs: 10 }),
  ])
    await expect(call).rejects.toThrow(ServiceUnavailableError);
});

test("an operation waits within its deadline for a subgraph that starts in this process", async () => {
  const started = new Map<string, Subgraph>();
  const { promise: starting, resolve } = Promise.withResolvers<void>();
  const transport = inProcessTransport(
    "catalog",
    () => started.get("catalog"),
    () => starting,
  );
  await expect(transport.send({ query: "{ a }" }, {}, { deadlineMs: 10 })).rejects.toThrow(ServiceUnavailableError);
  const answer = transport.send({ query: "{ a }" }, {}, { deadlineMs: 60_000 });
  const execute = async () => ({ status: 200, body: { data: { a: 1 } }, setCookies: [] });
  started.set("catalog", { execute } as unknown as Subgraph);
  resolve();
  expect((await answer).body).toEqual({ data: { a: 1 } });
});

test("a body over the limit is answered when its client has written it: a reset could overtake the answer", async () => {
  const origin = await server.listen({ host: "127.0.0.1", port: 0 });
  const headers = { "content-type": "application/json", "content-length": 2_000_000 };
  const request = sendRequest(`${origin}/take`, { method: "POST", headers });
  let isAnswered = false;
  const answered = once(request, "response") as Promise<[IncomingMessage]>;
  request.once("response", () => (isAnswered = true)).write(Buffer.alloc(1_000_000));
  // the server has read the first half when it has answered these
  for (let later = 0; later < 3; later++) await (await fetch(`${origin}/take`)).text();
  expect(isAnswered).toBe(false);
  request.end(Buffer.alloc(1_000_000));
  const [answer] = await answered;
  expect(answer.statusCode).toBe(413);
  answer.resume();
});

test.each([
  ["a query", "/graphql?query={me{id}}&token=x", "/graphql"],
  ["a mailed link", `/orders/lookup/${"x".repeat(43)}`, "/orders/lookup/[redacted]"],
])("the log of a request leaves out %s", (_case, url, logged) => {
  const lines: string[] = [];
  const logger = createLogger("test", "info", { write: (line) => void lines.push(line) });
  const request = { id: "c-1", method: "GET", url } as FastifyRequest;
  logRequest(logger, request, { statusCode: 200, elapsedTime: 1 } as FastifyReply);
  expect(lines.map((line) => (JSON.parse(line) as { url: string }).url)).toEqual([logged]);
});

test.each<[string, Record<string, string>, string, string]>([
  ["X-Request-Id", { "x-request-id": "r-1" }, "r-1", "r-1"],
  ["X-Correlation-Id", { "x-correlation-id": "c-1" }, "c-1", "c-1"],
  ["both", { "x-correlation-id": "c-1", "x-request-id": "r-1" }, "c-1", "r-1"],
  ["an unsafe X-Correlation-Id", { "x-correlation-id": "a b", "x-request-id": "r-1" }, "r-1", "r-1"],
])("S3-71: a request with %s gets both ids back, and errors name the first", async (_which, headers, id, requestId) => {
  const answer = await server.inject({ url: "/nothing", headers });
  expect([answer.headers["x-correlation-id"], answer.headers["x-request-id"]]).toEqual([id, requestId]);
  expect(answer.json().errors[0].extensions.correlationId).toBe(id);
});

test("S3-71: a request without an id gets a new one in both headers", async () => {
  const { headers } = await server.inject("/take");
  expect(headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
  expect(headers["x-correlation-id"]).toBe(headers["x-request-id"]);
});

test.each([
  ["a probe that succeeds", "/health/ready", 200, "debug"],
  ["a health poll", "/health", 200, "debug"],
  ["a scrape", "/metrics", 200, "debug"],
  ["a probe that fails", "/health/ready", 503, "info"],
  ["another request", "/healthy", 200, "info"],
])("the log line of %s", (_case, url, statusCode, level) => {
  const lines: string[] = [];
  const logger = createLogger("test", "debug", { write: (line) => void lines.push(line) });
  logRequest(
    logger,
    { id: "c-1", method: "GET", url } as FastifyRequest,
    { statusCode, elapsedTime: 1 } as FastifyReply,
  );
  expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual([level]);
});
