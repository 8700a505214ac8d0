import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { pipeline, Readable } from "node:stream";
import { tokenEnd } from "@souk/kernel/identity/access-token";
import { clientGoneSignal } from "@souk/kernel/http/client-gone-signal";
import { eventStreamText } from "@souk/kernel/http/event-stream";
import { IdleConnections } from "@souk/kernel/http/idle-connections";
import { responseEndSignal } from "@souk/kernel/http/response-end-signal";
import { Engine, type PlannerName, type Rights, SharedFetches } from "@souk/federation-engine";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";
import { responseBody } from "../graphql-http/response-body.js";
import { GraphqlService } from "../graphql-http/graphql-service.js";
import { OpenStreams } from "../graphql-http/open-streams.js";
import type { OpenStream } from "../graphql-http/subscription-options.js";
import { HttpSubgraphs } from "./http-sender.js";
import { RefusedTokenError, rightsByTokens, type RightsOf } from "./token-rights.js";

export interface ServeOptions {
  readonly supergraphSdl: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  readonly planner?: PlannerName | undefined;
  /** Lower-case names of the client's headers that are forwarded to subgraphs. */
  readonly forwardedHeaders: readonly string[];
  readonly timeoutMs: number;
  /** URL of the key set for clients' tokens; undefined: no client has rights. */
  readonly keySetUrl: string | undefined;
  /** Whether concurrent equal queries, from clients or to a subgraph, are answered once. */
  readonly sharesInFlight: boolean;
  /** Milliseconds without data before a stream sends a heartbeat; the default interval when absent. */
  readonly heartbeatMs?: number;
}

export interface ServedSupergraph extends AsyncDisposable {
  readonly port: number;
}

interface RequestContext {
  readonly headers: Record<string, string>;
  readonly rights: Rights;
  readonly clientGone: AbortSignal;
}

const bodyLimitBytes = 1024 * 1024;
const streamLimits = { all: 10_000, perAddress: 1000 };

/** Serves any supergraph: the engine behind `/graphql`, without the parts that belong to a shop. */
export async function serveSupergraph(options: ServeOptions): Promise<ServedSupergraph> {
  const { supergraphSdl, planner, timeoutMs, forwardedHeaders, port, host, heartbeatMs } = options;
  const engine = await Engine.open({ supergraphSdl, planner, onPlannerLost: reportLostPlanner });
  if (engine.plannerReason !== undefined)
    process.stderr.write(`the ${engine.plannerName} planner is in use: ${engine.plannerReason}\n`);
  const subgraphs = new HttpSubgraphs(engine.supergraph.subgraphs.values(), timeoutMs);
  const shared = options.sharesInFlight ? new SharedFetches() : undefined;
  const service = new GraphqlService<RequestContext>({
    engine,
    checks: [],
    // a shared fetch does not end when its first client disconnects
    sender: ({ headers, clientGone }) =>
      shared
        ? shared.sharing(subgraphs.sender(headers), () => JSON.stringify(headers))
        : subgraphs.sender(headers, clientGone),
    formatError: (formatted) => formatted,
    rightsOf: ({ rights }) => rights,
    ...(shared && { answerDependsOn: ({ headers, rights }) => JSON.stringify([headers, rights]) }),
    subscriptions: {
      listen: (request, { headers }, signal) => subgraphs.listen(request, headers, signal),
      contextOfEvent: (context) => context,
      eventChecks: [],
    },
  });
  const streams = new OpenStreams({ limits: streamLimits });
  const rightsOf = rightsByTokens(options.keySetUrl);
  const server = createServer((request, response) => {
    idle.watch(response);
    answer(request, response, { service, streams, forwardedHeaders, rightsOf, heartbeatMs }).catch((error: unknown) => {
      process.stderr.write(
        `a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      if (!response.headersSent) refuse(response, 500, "Something went wrong on our side.");
    });
  });
  const idle = new IdleConnections(server);
  server.listen(port, host);
  await once(server, "listening").catch((cause: unknown) => {
    throw new Error(`port ${port} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      streams.close();
      idle.cut();
      server.close();
      await once(server, "close");
      await subgraphs[Symbol.asyncDispose]();
      engine[Symbol.dispose]();
    },
  };
}

interface RequestOptions extends Pick<ServeOptions, "forwardedHeaders"> {
  readonly heartbeatMs: number | undefined;
  readonly service: GraphqlService<RequestContext>;
  readonly streams: OpenStreams;
  readonly rightsOf: RightsOf;
}

function reportLostPlanner({ message }: Error): void {
  process.stderr.write(`${message}; the TypeScript planner plans its pending operations\n`);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { service, streams, forwardedHeaders, rightsOf, heartbeatMs }: RequestOptions,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  const [path, search] = url.split("?", 2);
  if (path === "/health")
    return void response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}');
  if (path !== "/graphql") return refuse(response, 404, "The graph is at /graphql.");
  if (method !== "POST" && method !== "GET") return refuse(response, 405, "Send a POST or a GET.");
  let fields: unknown;
  try {
    fields = method === "GET" ? Object.fromEntries(new URLSearchParams(search)) : JSON.parse(await bodyOf(request));
  } catch (error) {
    return error instanceof TooLargeError
      ? refuse(response, 413, "The body is over 1 MiB.")
      : refuse(response, 400, "The body must be JSON.");
  }
  const headers: Record<string, string> = {};
  for (const name of forwardedHeaders) {
    const value = request.headers[name];
    if (typeof value === "string") headers[name] = value;
  }
  let rights: Rights;
  try {
    rights = await rightsOf(request.headers.authorization);
  } catch (error) {
    if (error instanceof RefusedTokenError) return refuse(response, 401, error.message);
    throw error;
  }
  const { accept, authorization } = request.headers;
  const clientGone = clientGoneSignal(response);
  const open = (): OpenStream =>
    streams.open({
      address: request.socket.remoteAddress ?? "",
      tokenEnd: rights.authenticated ? tokenEnd(authorization) : undefined,
      ended: responseEndSignal(response),
    });
  const answered = await service.respond({ method, accept, fields }, { headers, rights, clientGone }, open);
  if (!("answers" in answered)) return send(response, answered);
  if (clientGone.aborted) return void (await answered.answers.return());
  const text = Readable.from(eventStreamText(answered.answers, clientGone, heartbeatMs));
  pipeline(text, response.writeHead(200, answered.headers), () => undefined);
}

class TooLargeError extends Error {}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bodyLimitBytes) reject(new TooLargeError());
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks).toString()));
    request.on("error", reject);
  });
}

function send(response: ServerResponse, { status, headers, body }: GraphqlHttpAnswer): void {
  // a stream cannot be piped to a destroyed response
  if (response.destroyed) return;
  const sent = responseBody(body);
  if (typeof sent !== "string") return void pipeline(sent, response.writeHead(status, headers), () => undefined);
  // Node writes a text together with the headers in one piece; bytes would be a second piece
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(sent) }).end(sent);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ errors: [{ message }] });
  send(response, { status, headers: { "content-type": "application/json; charset=utf-8" }, body });
}
