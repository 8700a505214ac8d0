import { publicSecondsIn } from "./cache-hints/cache-control-header.js";
import { EventStreamClient } from "./event-stream-client.js";
import { GraphEndpoint, jsonHeaders, type EndpointAnswer } from "./graph-endpoint.js";
import {
  headerNames,
  type GraphAnswer,
  type GraphAnswerBody,
  type GraphRequest,
  type RequestHeaders,
} from "./graph-request.js";
import { ServiceUnavailableError } from "./service-unavailable.js";
import { pathParams } from "./path-params.js";
import type { PageAnswer, Subgraph } from "./subgraph.js";

export interface PageRequest {
  readonly headers: RequestHeaders;
  /** Of a post. */
  readonly body?: Uint8Array;
}

/** A way to a subgraph. `send` throws ServiceUnavailableError when there is no answer within `deadlineMs`, or when nobody waits for it any more. */
export interface PeerTransport extends AsyncDisposable {
  send(request: GraphRequest, headers: RequestHeaders, deadlineMs: number, gone?: AbortSignal): Promise<GraphAnswer>;
  /**
   * Answers to a subscription, one an event, until it ends or `signal` is aborted. Throws ServiceUnavailableError when the subgraph
   * cannot be reached, or goes away meanwhile.
   */
  subscribe(request: GraphRequest, headers: RequestHeaders, signal: AbortSignal): AsyncIterable<GraphAnswerBody>;
  /** Throws when the subgraph is not healthy. */
  checkHealth(timeoutMs: number): Promise<void>;
  /**
   * One of the subgraph's pages, by its path; null where there is none. With a body, what the subgraph answers to that post of
   * an outside party. The headers hold the router's service token besides the outside party's own.
   */
  page(path: string, request: PageRequest): Promise<PageAnswer | null>;
}

/** Straight to a subgraph of this process, by the same entrance as over HTTP. */
export function inProcessTransport(name: string, find: () => Subgraph | undefined): PeerTransport {
  const found = (): Subgraph => {
    const subgraph = find();
    if (!subgraph) throw new ServiceUnavailableError(name);
    return subgraph;
  };
  return {
    send: async (request, headers, deadlineMs) => withDeadline(found().execute(request, headers), name, deadlineMs),
    async *subscribe(request, headers, signal) {
      yield* found().subscribe(request, headers, signal);
    },
    checkHealth: async (timeoutMs) => withDeadline(found().checkHealth(), name, timeoutMs),
    page: async (path, { headers, body }) =>
      body ? ((await found().takePost?.(path, { headers, body })) ?? null) : answerPage(found(), path),
    async [Symbol.asyncDispose]() {},
  };
}

/** A subgraph of another process; `url` is its base, without `/graphql`. */
export function httpTransport(name: string, url: string): PeerTransport {
  const endpoint = new GraphEndpoint(new URL(url).origin);
  const orUnavailable = async (answer: Promise<EndpointAnswer>): Promise<EndpointAnswer> => {
    try {
      return await answer;
    } catch (error) {
      throw new ServiceUnavailableError(name, { cause: error });
    }
  };
  const streams = new EventStreamClient(name, new URL("/graphql", url).href);
  return {
    subscribe: (request, headers, signal) => streams.open(request, definedHeaders(headers), signal),
    async send(request, headers, deadlineMs, gone) {
      const { query, variables, operationName, body = JSON.stringify({ query, variables, operationName }) } = request;
      const ending = { timeoutMs: deadlineMs, gone };
      const answer = await orUnavailable(
        endpoint.post("/graphql", body, { ...definedHeaders(headers), ...jsonHeaders }, ending),
      );
      const setCookie = answer.headers["set-cookie"] ?? [];
      return {
        status: answer.status,
        body: parseAnswer(name, answer.text),
        setCookies: Array.isArray(setCookie) ? setCookie : [setCookie],
        idempotencyReplayed: answer.headers[headerNames.idempotencyReplayed] === "true",
        publicSeconds: publicSecondsIn(answer.headers["cache-control"]),
      };
    },
    async checkHealth(timeoutMs) {
      const answer = await orUnavailable(endpoint.request({ method: "GET", path: "/health", timeoutMs }));
      if (answer.status !== 200) throw new ServiceUnavailableError(name);
    },
    async page(path, { headers: sent, body }) {
      const method = body ? ("POST" as const) : ("GET" as const);
      const options = { method, path, headers: definedHeaders(sent), timeoutMs: 5000, ...(body ? { body } : {}) };
      const { status, headers, text } = await orUnavailable(endpoint.request(options));
      return { status, contentType: String(headers["content-type"] ?? "text/plain"), body: text };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([endpoint[Symbol.asyncDispose](), streams[Symbol.asyncDispose]()]);
    },
  };
}

/** The page of `subgraph` that has this path, or null. */
export async function answerPage(subgraph: Subgraph, path: string): Promise<PageAnswer | null> {
  for (const page of subgraph.pages ?? []) {
    const params = pathParams(page.path, path);
    if (params) return page.answer(params);
  }
  return null;
}

function parseAnswer(name: string, text: string): GraphAnswerBody {
  try {
    return JSON.parse(text) as GraphAnswerBody;
  } catch (error) {
    throw new ServiceUnavailableError(name, { cause: error });
  }
}

function definedHeaders(headers: RequestHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );
}

async function withDeadline<T>(work: Promise<T>, name: string, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ServiceUnavailableError(name)), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
