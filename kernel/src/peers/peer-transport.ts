import { publicSecondsIn } from "../cache/hints/cache-control-header.js";
import { EventStreamClient } from "../http/event-stream-client.js";
import type { PageAnswer } from "../http/page-answer.js";
import type { StreamedAnswer, StreamedRequest } from "../http/streamed-request.js";
import { GraphEndpoint, jsonHeaders, type EndpointAnswer } from "./graph-endpoint.js";
import { jsonIn } from "./read-body.js";
import { StreamEndpoint } from "./stream-endpoint.js";
import {
  headerNames,
  type GraphAnswer,
  type GraphAnswerBody,
  type GraphRequest,
  type RequestHeaders,
} from "../subgraph/graph-request.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import { currentRequest } from "../logging/request-context.js";

export interface PageRequest {
  readonly headers: RequestHeaders;
  /** Only for a POST. */
  readonly body?: Uint8Array;
}

export interface SendOptions {
  /** The longest wait for the answer, in milliseconds. */
  readonly deadlineMs: number;
  /** Whether the wait is shorter for an operation that usually takes less time; default: false. */
  readonly adaptsDeadline?: boolean;
  /** Whether a second copy of the request does no harm; default: only for a query. */
  readonly isIdempotent?: boolean;
  readonly clientSignal?: AbortSignal | undefined;
}

/**
 * A connection to a subgraph. `send` throws ServiceUnavailableError when there is no answer within `deadlineMs`, or
 * when `clientSignal` is aborted because the client has left.
 */
export interface PeerTransport extends AsyncDisposable {
  /** Whether a second copy of a query may reach another replica. */
  readonly hedges?: boolean;
  send(request: GraphRequest, headers: RequestHeaders, options: SendOptions): Promise<GraphAnswer>;
  /**
   * Yields the answers to a subscription, one per event, until it ends or `signal` is aborted. Throws
   * ServiceUnavailableError when the subgraph cannot be reached or becomes unavailable during the subscription.
   */
  subscribe(request: GraphRequest, headers: RequestHeaders, signal: AbortSignal): AsyncIterable<GraphAnswerBody>;
  /**
   * Yields the tags of changed public data (`Subgraph.publicChanges`) until `signal` is aborted. Throws
   * ServiceUnavailableError when the subgraph has no such feed or the connection breaks.
   */
  publicChanges?(headers: RequestHeaders, signal: AbortSignal): AsyncIterable<readonly string[]>;
  /** Throws when the subgraph is not healthy. */
  checkHealth(timeoutMs: number): Promise<void>;
  /**
   * Returns the subgraph's page at the path; null when there is none. With a body, returns the subgraph's response to
   * that POST from an outside party. The headers hold the router's service token in addition to the outside party's own
   * headers.
   */
  page(path: string, request: PageRequest): Promise<PageAnswer | null>;
  /** Passes on an upload or a download. Throws ServiceUnavailableError when the subgraph cannot be reached. */
  stream?(request: StreamedRequest): Promise<StreamedAnswer>;
}

/** Calls a subgraph in another process; `url` is its base URL, without `/graphql`. */
export function httpTransport(name: string, url: string): PeerTransport {
  const { origin } = new URL(url);
  const endpoint = new GraphEndpoint(origin);
  // a probe must not queue behind slow requests
  const healthEndpoint = new GraphEndpoint(origin, { connections: 2 });
  const uploads = new StreamEndpoint(origin);
  const orUnavailable = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      throw new ServiceUnavailableError(name, { cause: error });
    }
  };
  const streams = new EventStreamClient(name, new URL("/graphql", url).href);
  return {
    hedges: true,
    subscribe: (request, headers, signal) => streams.open(request, definedHeaders(headers), signal),
    publicChanges: (headers, signal) => streams.openChanges(definedHeaders(headers), signal),
    async send(request, headers, { deadlineMs, clientSignal }) {
      const { query, variables, operationName, body = JSON.stringify({ query, variables, operationName }) } = request;
      const ending = { timeoutMs: deadlineMs, clientSignal };
      const answer = await orUnavailable(
        endpoint.post("/graphql", body, { ...definedHeaders(headers), ...jsonHeaders }, ending),
      );
      countWork(answer);
      const setCookie = answer.headers["set-cookie"] ?? [];
      return {
        status: answer.status,
        body: parseAnswer(name, answer),
        setCookies: Array.isArray(setCookie) ? setCookie : [setCookie],
        idempotencyReplayed: answer.headers[headerNames.idempotencyReplayed] === "true",
        signInFailed: answer.headers[headerNames.signInFailed] === "true",
        publicSeconds: publicSecondsIn(answer.headers["cache-control"]),
        written: textOf(answer.headers[headerNames.written]),
      };
    },
    async checkHealth(timeoutMs) {
      const answer = await orUnavailable(healthEndpoint.request({ method: "GET", path: "/health", timeoutMs }));
      if (answer.status !== 200) throw new ServiceUnavailableError(name);
    },
    async page(path, { headers: sent, body }) {
      const method = body ? ("POST" as const) : ("GET" as const);
      const options = { method, path, headers: definedHeaders(sent), timeoutMs: 5000, ...(body ? { body } : {}) };
      const { status, headers, text } = await orUnavailable(endpoint.request(options));
      return { status, contentType: String(headers["content-type"] ?? "text/plain"), body: text };
    },
    stream: async ({ method, path, headers, body }) =>
      orUnavailable(uploads.stream({ method, path, headers: definedHeaders(headers), body })),
    async [Symbol.asyncDispose]() {
      await Promise.all([endpoint, healthEndpoint, streams, uploads].map((part) => part[Symbol.asyncDispose]()));
    },
  };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** Adds the other process's SQL statements to this request's counter. */
function countWork({ headers }: EndpointAnswer): void {
  const counters = currentRequest()?.counters;
  const statements = Number(headers[headerNames.sqlStatements] ?? 0);
  if (counters && Number.isSafeInteger(statements) && statements > 0) counters.sqlStatements += statements;
}

function parseAnswer(name: string, answer: EndpointAnswer): GraphAnswerBody {
  try {
    return jsonIn(answer) as GraphAnswerBody;
  } catch (error) {
    throw new ServiceUnavailableError(name, { cause: error });
  }
}

function definedHeaders(headers: RequestHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );
}
