import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { errorCodes, type ErrorCodeName } from "./error-codes.js";
import { headerNames } from "./graph-request.js";
import { IdleConnections } from "./idle-connections.js";
import type { Logger } from "./logger.js";
import { currentRequest, readCorrelationId, runInRequest } from "./request-context.js";
import { ServiceUnavailableError } from "./service-unavailable.js";

export interface HttpServerDefinition {
  /** Its lines name the service. */
  readonly logger: Logger;
  readonly bodyLimitBytes: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy?: string | boolean;
  readonly timeouts?: HttpTimeouts;
}

/** How long a connection is waited for, in milliseconds. */
export interface HttpTimeouts {
  /** A request's headers, and the whole of it with its body, are here by then, or it is cut with 408. */
  readonly headers: number;
  readonly request: number;
  /** An idle connection. Longer than load balancers keep theirs (60 s is common): else one sends as we close, and its client gets a 502. */
  readonly keepAlive: number;
  /** How often requests are looked at that are too slow. */
  readonly check: number;
}

const defaultTimeouts: HttpTimeouts = { headers: 15_000, request: 30_000, keepAlive: 75_000, check: 2000 };

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/**
 * A Fastify server with what every Souk server has: the correlation id taken or made and returned, one log line a request
 * (`correlationId, service, method, url, statusCode, duration`), errors in the one shape, and an end that waits for running requests.
 */
export function createHttpServer({
  logger,
  bodyLimitBytes,
  trustProxy = false,
  timeouts = defaultTimeouts,
}: HttpServerDefinition): FastifyInstance {
  const server = Fastify({
    logger: false,
    trustProxy,
    bodyLimit: bodyLimitBytes,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.keepAlive,
    http: { headersTimeout: timeouts.headers, connectionsCheckingInterval: timeouts.check },
    forceCloseConnections: "idle",
    return503OnClosing: false,
    genReqId: (request) => readCorrelationId(request.headers[headerNames.correlationId]),
    routerOptions: { maxParamLength: 200 },
  });
  const idle = new IdleConnections(server.server);
  server.addHook("onRequest", (_request, reply, done) => {
    idle.watch(reply.raw);
    done();
  });
  server.addHook("preClose", (done) => {
    idle.cut();
    done();
  });
  // bodies are JSON: what a page can send elsewhere without asking first is 415
  server.removeContentTypeParser("text/plain");
  server.addHook("onRequest", (request, reply, done) => {
    void reply.header(headerNames.correlationId, request.id);
    runInRequest({ correlationId: request.id, authorization: request.headers.authorization }, done);
  });
  server.addHook("onResponse", (request, reply, done) => {
    logRequest(logger, request, reply);
    done();
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof ServiceUnavailableError) {
      const message = `${error.service} does not answer. Try again.`;
      return sendError(reply, "SUBGRAPH_UNAVAILABLE", message, 503, { service: error.service });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error, correlationId: request.id }, "a request failed");
    return sendError(reply, codeOfStatus(status), messageOf(error, status, bodyLimitBytes), status);
  });
  server.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?", 1);
    const allowed = methods.filter((method) => server.hasRoute({ method, url: path }));
    // a route that takes the method has found nothing behind it
    const isMissing = allowed.length === 0 || allowed.some((method) => method === request.method);
    if (isMissing) return sendError(reply, "NOT_FOUND", `There is nothing at ${path}.`);
    void reply.header("allow", allowed.join(", "));
    return sendError(reply, "METHOD_NOT_ALLOWED", `${path} takes ${allowed.join(", ")}, not ${request.method}.`);
  });
  return server;
}

/** The line of a request that has ended. */
export function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  logger.info(
    {
      correlationId: request.id,
      method: request.method,
      url: loggedPath(request.url),
      statusCode: reply.statusCode,
      duration: Math.round(reply.elapsedTime),
    },
    "request",
  );
}

/** The path alone, since a query string may hold a token or a document, and without what may be a token in the path of a mailed link. */
function loggedPath(url: string): string {
  return (url.split("?", 1)[0] ?? "").replace(/[\w-]{40,}/g, "[redacted]");
}

/**
 * An error in the shape of GraphQL over HTTP, for what never gets as far as a resolver. `httpStatus` may say more than the code's own.
 * A hook that answers with it must await it: else Fastify goes on to the next hook, and to the handler, until the answer is out.
 */
export function sendError(
  reply: FastifyReply,
  code: ErrorCodeName,
  message: string,
  httpStatus: number = errorCodes[code].status,
  more: object = {},
): FastifyReply {
  const correlationId = currentRequest()?.correlationId ?? reply.request.id;
  const extensions = { code, status: errorCodes[code].status, correlationId, ...more };
  return reply.code(httpStatus).send({ errors: [{ message, extensions }] });
}

function messageOf(error: Error, status: number, bodyLimitBytes: number): string {
  if (status === 413) return `The body is larger than ${bodyLimitBytes / 1024 / 1024} MiB.`;
  if (status === 415) return "The body must be JSON, and its Content-Type application/json.";
  return status >= 500 ? "Something went wrong on our side." : error.message;
}

function codeOfStatus(status: number): ErrorCodeName {
  if (status === 404) return "NOT_FOUND";
  if (status === 401) return "UNAUTHENTICATED";
  if (status === 429) return "RATE_LIMITED";
  return status < 500 ? "BAD_USER_INPUT" : "INTERNAL_SERVER_ERROR";
}

/** Where a server listens. */
export interface ListenAddress {
  /** 0 is any free one. */
  readonly port: number;
  readonly host: string;
  /** The setting that the port comes from, for the line that the operator reads when it cannot be had. */
  readonly portSetting: string;
}

class ListenError extends Error {
  constructor({ port, host, portSetting }: ListenAddress, cause: NodeJS.ErrnoException) {
    const another = `set ${portSetting} to another one`;
    const reasons: Record<string, string> = {
      EADDRINUSE: `port ${port}: another program listens there; ${another}`,
      EACCES: `port ${port}: this user may not; ${another}`,
      EADDRNOTAVAIL: `${host}: this machine has no such address; set HOST to one that it has`,
      ENOTFOUND: `${host}: there is no such address; set HOST to one of this machine`,
    };
    super(`cannot listen on ${reasons[cause.code ?? ""] ?? `port ${port} of ${host}: ${cause.message}`}`, { cause });
    this.name = "ListenError";
  }
}

/** The port that it listens on, which the system chose where the given one is 0. Throws ListenError, a line for the operator. */
export async function listen(server: FastifyInstance, address: ListenAddress): Promise<number> {
  const { port, host } = address;
  try {
    await server.listen({ port, host });
  } catch (error) {
    throw new ListenError(address, error as NodeJS.ErrnoException);
  }
  const bound = server.server.address();
  return typeof bound === "object" && bound !== null ? bound.port : port;
}
