import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { createHttpServer } from "./http-server.js";
import { createLogger } from "./logger.js";
import { inProcessTransport } from "./peer-transport.js";
import { ServiceUnavailableError } from "./service-unavailable.js";

let server: FastifyInstance;

beforeAll(() => {
  server = createHttpServer({ logger: createLogger("test", "silent"), bodyLimitBytes: 1024 * 1024 });
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

describe("what an HTTP server refuses, in the one shape", () => {
  const correlationId = "c-1";

  test.each<[string, Request, number, object, string]>([
    [
      "a body past the limit, which it names",
      { method: "POST", url: "/take", payload: { text: "x".repeat(1024 * 1024) } },
      413,
      { code: "BAD_USER_INPUT", status: 400, correlationId },
      "The body is larger than 1 MiB.",
    ],
    [
      "a path that is none",
      { method: "GET", url: "/nothing?secret=1" },
      404,
      { code: "NOT_FOUND", status: 404, correlationId },
      "There is nothing at /nothing.",
    ],
    [
      "a method that is not the path's",
      { method: "DELETE", url: "/take" },
      405,
      { code: "METHOD_NOT_ALLOWED", status: 405, correlationId },
      "/take takes GET, POST, not DELETE.",
    ],
    [
      "what a service that is away would have known",
      { method: "GET", url: "/away" },
      503,
      { code: "SUBGRAPH_UNAVAILABLE", status: 503, correlationId, service: "catalog" },
      "catalog does not answer. Try again.",
    ],
    [
      "a fault of ours, without a word of it",
      { method: "GET", url: "/broken" },
      500,
      { code: "INTERNAL_SERVER_ERROR", status: 500, correlationId },
      "Something went wrong on our side.",
    ],
  ])("%s", async (_what, request, status, extensions, message) => {
    const { allow, ...refusal } = await refusalOf(request);
    expect(refusal).toEqual({ status, extensions, message });
    expect(allow).toBe(status === 405 ? "GET, POST" : undefined);
  });
});

test("a subgraph of this process that is away rejects as one of another process does", async () => {
  const transport = inProcessTransport("catalog", () => undefined);
  for (const call of [
    transport.checkHealth(10),
    transport.page("/", { headers: {} }),
    transport.send({ query: "{ a }" }, {}, 10),
  ])
    await expect(call).rejects.toThrow(ServiceUnavailableError);
});
