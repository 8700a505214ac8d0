import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:net";
import { finished } from "node:stream/promises";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { errorCodes, type ErrorCodeName } from "../errors/error-codes.js";
import { headerNames } from "../subgraph/graph-request.js";
import { IdleConnections } from "./idle-connections.js";
import { startRequestSpan } from "./request-span.js";
import { RefusedRequest } from "../subgraph/over-http/refused-request.js";
import type { Logger } from "../logging/logger.js";
import { currentRequest, readCorrelationId, runInRequest, safeId } from "../logging/request-context.js";
import { currentTrace } from "../telemetry/tracing.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";

declare module "fastify" {
  interface FastifyInstance {
    /** The service that this server belongs to: `extensions.service` of its errors. */
    readonly service: string;
  }
  interface FastifyRequest {
    /** Further fields of the log line of this request. */
    logFields: Record<string, unknown>;
  }
}

export interface HttpServerDefinition {
  /** The name of the service, as its errors state it. */
  readonly service: string;
  readonly logger: Logger;
  readonly bodyLimitBytes: number;
  /** The addresses of proxies whose X-Forwarded-For header is trusted. */
  readonly trustProxy?: string | boolean;
  readonly timeouts?: HttpTimeouts;
}

/** Connection timeouts, in milliseconds. */
export interface HttpTimeouts {
  /**
   * The maximum time for a request's headers, and for the complete request with its body. A slower request is cut off
   * with 408.
   */
  readonly headers: number;
  readonly request: number;
  /**
   * The lifetime of an idle connection. It exceeds the usual lifetime at load balancers (60 s is common): otherwise a
   * load balancer may send a request while the server closes the connection, and its client gets a 502.
   */
  readonly keepAlive: number;
  /** The interval of checks for requests that are too slow. */
  readonly check: number;
}

const defaultTimeouts: HttpTimeouts = { headers: 15_000, request: 30_000, keepAlive: 75_000, check: 2000 };

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/**
 * Creates a Fastify server with the shared features of all Souk servers: it accepts `X-Correlation-Id` or
 * `X-Request-Id`, or creates an id, and returns both, writes one log line per request (`correlationId, service, method,
 * url, statusCode, duration` and `logFields`), returns errors in one format, and waits for running requests when it
 * closes.
 */
export function createHttpServer({
  service,
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
    genReqId: ({ headers }) => readCorrelationId(headers[headerNames.correlationId], headers[headerNames.requestId]),
    routerOptions: { maxParamLength: 200 },
  });
  server.decorate("service", service);
  server.decorateRequest("logFields");
  const idle = new IdleConnections(server.server);
  server.addHook("onRequest", (_request, reply, done) => {
    idle.watch(reply.raw);
    done();
  });
  server.addHook("preClose", () => idle.cut());
  // only JSON bodies are accepted: a type that a web page can send cross-site without a preflight request gets 415
  server.removeContentTypeParser("text/plain");
  server.addHook("onRequest", (request, reply, done) => {
    const requestId = safeId(request.headers[headerNames.requestId]) ?? request.id;
    request.logFields = requestId === request.id ? {} : { requestId };
    void reply.headers({ [headerNames.correlationId]: request.id, [headerNames.requestId]: requestId });
    const proceed = (): void =>
      runInRequest({ correlationId: request.id, authorization: request.headers.authorization }, done);
    const span = startRequestSpan(service, request, reply);
    if (!span) return proceed();
    span.run(() => {
      // the line is written when the trace is no longer the current one
      const { traceId, spanId } = currentTrace() ?? {};
      Object.assign(request.logFields, { trace_id: traceId, span_id: spanId });
      proceed();
    });
  });
  server.addHook("onResponse", (request, reply, done) => {
    logRequest(logger, request, reply);
    done();
  });
  server.addHook("onSend", (request, reply, payload, done) => {
    if (reply.statusCode !== 413) return done(null, payload);
    void discardRest(request.raw).finally(() => done(null, payload));
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof ServiceUnavailableError) {
      const message = `${error.service} does not answer. Try again.`;
      return sendError(reply, "SUBGRAPH_UNAVAILABLE", message, 503, { service: error.service });
    }
    if (error instanceof RefusedRequest) return sendRefusal(reply, error);
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error, correlationId: request.id }, "a request failed");
    return sendError(reply, codeOfStatus(status), messageOf(error, status, bodyLimitBytes), status);
  });
  server.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?", 1);
    const allowed = methods.filter((method) => server.hasRoute({ method, url: path }));
    // a route with this method exists, but its handler found nothing
    const isMissing = allowed.length === 0 || allowed.some((method) => method === request.method);
    if (isMissing) return sendError(reply, "NOT_FOUND", `There is nothing at ${path}.`);
    void reply.header("allow", allowed.join(", "));
    return sendError(reply, "METHOD_NOT_ALLOWED", `${path} takes ${allowed.join(", ")}, not ${request.method}.`);
  });
  return server;
}

/** The time that a client gets to write the rest of a body that is too large. */
const discardMs = 5000;

/**
 * Reads the rest of a body and forgets it. A connection that closes while its client still writes is reset, and the
 * reset may overtake the answer.
 */
async function discardRest(body: IncomingMessage): Promise<void> {
  body.resume();
  await finished(body, { cleanup: true, signal: AbortSignal.timeout(discardMs) }).catch(() => undefined);
}

/** Paths that orchestrators, routers and Prometheus request every few seconds. */
const probedPath = /^\/(health(\/live|\/ready)?|metrics)$/;

/** Writes the log line of a finished request. The line of a probe that succeeds has the level debug. */
export function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const isRoutine = reply.statusCode < 400 && probedPath.test(request.url.split("?", 1)[0] ?? "");
  logger[isRoutine ? "debug" : "info"](
    {
      correlationId: request.id,
      method: request.method,
      url: loggedPath(request.url),
      statusCode: reply.statusCode,
      duration: Math.round(reply.elapsedTime),
      ...request.logFields,
    },
    "request",
  );
}

/**
 * Returns the path without the query string, which may hold a token or a document. Redacts long path parts, which may
 * be tokens from mailed links.
 */
function loggedPath(url: string): string {
  return (url.split("?", 1)[0] ?? "").replace(/[\w-]{40,}/g, "[redacted]");
}

/**
 * Sends an error in the format of GraphQL over HTTP, for requests that do not reach a resolver. `httpStatus` may be
 * more specific than the code's status. A hook that sends it must await it: otherwise Fastify runs the next hooks and
 * the handler before the response is sent.
 */
export function sendError(
  reply: FastifyReply,
  code: ErrorCodeName,
  message: string,
  httpStatus: number = errorCodes[code].status,
  more: object = {},
): FastifyReply {
  const correlationId = currentRequest()?.correlationId ?? reply.request.id;
  const { service } = reply.server;
  const extensions = { code, status: errorCodes[code].status, correlationId, service, ...more };
  return reply.code(httpStatus).send({ errors: [{ message, extensions }] });
}

/**
 * Sends a GraphQL request error from before execution. Clients of automatic persisted queries rely on the exact code
 * and message of the protocol.
 */
function sendRefusal(reply: FastifyReply, { message, errors, status, headers }: RefusedRequest): FastifyReply {
  void reply.headers(headers);
  const code = errors[0]?.extensions.code;
  if (code !== "PERSISTED_QUERY_NOT_FOUND") return sendError(reply, "BAD_USER_INPUT", message, status);
  return reply.code(status).send({ errors: [{ message, extensions: { code, service: reply.server.service } }] });
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

/** The address on which a server listens. */
export interface ListenAddress {
  /** 0 stands for any free port. */
  readonly port: number;
  readonly host: string;
  /** The setting of the port, for the operator's error message when the port is not available. */
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

/**
 * Returns the port on which the server listens; the system chooses it when the given port is 0. Throws ListenError,
 * whose message is one line for the operator.
 */
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

/** Throws ListenError unless a server can listen on the address now, before a start prepares anything else. */
export async function checkAddress(address: ListenAddress): Promise<void> {
  const { port, host } = address;
  // a client that connects at this moment must not hold up the start
  const server = createServer((socket) => socket.destroy());
  try {
    await once(server.listen({ port, host }), "listening");
  } catch (error) {
    throw new ListenError(address, error as NodeJS.ErrnoException);
  }
  server.close();
  await once(server, "close");
}
