import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { errorCodes, type ErrorCodeName } from "./error-codes.js";
import { headerNames } from "./graph-request.js";
import type { Logger } from "./logger.js";
import { currentRequest, readCorrelationId, runInRequest } from "./request-context.js";

export interface HttpServerDefinition {
  readonly service: string;
  readonly logger: Logger;
  readonly bodyLimitBytes: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy?: string | boolean;
}

/**
 * A Fastify server with what every Souk server has: the correlation id taken or made and returned, one log line a request
 * (`correlationId, service, method, url, statusCode, duration`), and errors in the one shape.
 */
export function createHttpServer({
  service,
  logger,
  bodyLimitBytes,
  trustProxy = false,
}: HttpServerDefinition): FastifyInstance {
  const server = Fastify({
    logger: false,
    trustProxy,
    bodyLimit: bodyLimitBytes,
    requestTimeout: 30_000,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    genReqId: (request) => readCorrelationId(request.headers[headerNames.correlationId]),
    routerOptions: { maxParamLength: 200 },
  });
  server.addHook("onRequest", (request, reply, done) => {
    void reply.header(headerNames.correlationId, request.id);
    runInRequest({ correlationId: request.id, authorization: request.headers.authorization }, done);
  });
  server.addHook("onResponse", (request, reply, done) => {
    const url = loggedPath(request.url);
    logger.info(
      {
        correlationId: request.id,
        service,
        method: request.method,
        url,
        statusCode: reply.statusCode,
        duration: Math.round(reply.elapsedTime),
      },
      "request",
    );
    done();
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error, correlationId: request.id }, "a request failed");
    return sendError(
      reply,
      codeOfStatus(status),
      status >= 500 ? "Something went wrong on our side." : error.message,
      status,
    );
  });
  server.setNotFoundHandler((request, reply) =>
    sendError(reply, "NOT_FOUND", `There is nothing at ${request.url.split("?", 1)[0]}.`),
  );
  return server;
}

/** The path alone, since a query string may hold a token or a document, and without what may be a token in the path of a mailed link. */
function loggedPath(url: string): string {
  return (url.split("?", 1)[0] ?? "").replace(/[\w-]{40,}/g, "[redacted]");
}

/** An error in the shape of GraphQL over HTTP, for what never gets as far as a resolver. */
export function sendError(
  reply: FastifyReply,
  code: ErrorCodeName,
  message: string,
  status: number = errorCodes[code].status,
  more: object = {},
): FastifyReply {
  const correlationId = currentRequest()?.correlationId ?? reply.request.id;
  return reply.code(status).send({ errors: [{ message, extensions: { code, status, correlationId, ...more } }] });
}

function codeOfStatus(status: number): ErrorCodeName {
  if (status === 404) return "NOT_FOUND";
  if (status === 401) return "UNAUTHENTICATED";
  if (status === 429) return "RATE_LIMITED";
  return status < 500 ? "BAD_USER_INPUT" : "INTERNAL_SERVER_ERROR";
}

/** The port is taken or not ours to open; the message is the line that the operator reads. */
class PortError extends Error {
  constructor(port: number, cause: NodeJS.ErrnoException) {
    const why = cause.code === "EADDRINUSE" ? "another program listens there" : cause.message;
    super(`cannot listen on port ${port}: ${why}; set PORT to another one`);
    this.name = "PortError";
  }
}

/** The port that it listens on, which the system chose where `port` is 0. Throws PortError. */
export async function listen(server: FastifyInstance, port: number, host: string): Promise<number> {
  try {
    await server.listen({ port, host });
  } catch (error) {
    throw new PortError(port, error as NodeJS.ErrnoException);
  }
  const address = server.server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
