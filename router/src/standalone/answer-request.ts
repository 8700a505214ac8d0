import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import { tokenEnd } from "@souk/kernel/identity/access-token";
import { clientDisconnectSignal } from "@souk/kernel/http/client-disconnect-signal";
import { streamText } from "@souk/kernel/http/event-stream";
import { readCorrelationId } from "@souk/kernel/logging/request-context";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import { responseEndSignal } from "@souk/kernel/http/response-end-signal";
import type { Rights } from "@souk/federation-engine";
import { noStore } from "../graphql-http/cache-control.js";
import type { GraphqlEventStream, GraphqlHttpRequest, GraphqlService } from "../graphql-http/graphql-service.js";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";
import type { OpenStreams } from "../graphql-http/open-streams.js";
import { responseBody } from "../graphql-http/response-body.js";
import type { OpenStream } from "../graphql-http/subscription-options.js";
import type { Generations } from "./generations.js";
import type { HookedRequest, HookedRequests } from "../hooks/hooked-request.js";
import { type AddCors, refusalOfPage } from "./page-requests.js";
import { readFields } from "./read-fields.js";
import { jsonType, refusal } from "./refusal.js";
import type { RequestLimits } from "./request-limits.js";
import type { RequestContext } from "./standalone-service.js";
import { internalMessage } from "./standalone-errors.js";
import { RefusedTokenError, type RightsOf } from "./token-rights.js";

export interface AnswerOptions {
  readonly heartbeatMs: number | undefined;
  readonly service: GraphqlService<RequestContext>;
  readonly generations: Generations;
  readonly streams: OpenStreams;
  readonly limits: RequestLimits;
  readonly hooks: HookedRequests | undefined;
  readonly rightsOf: RightsOf;
  readonly addCors: AddCors | undefined;
  /** The origins whose pages may use the graph. */
  readonly origins: readonly string[] | undefined;
  readonly report: (line: string) => void;
}

type Answer = GraphqlHttpAnswer | GraphqlEventStream;

/** Answers a request of a client. Never rejects. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: AnswerOptions,
): Promise<void> {
  const clientSignal = clientDisconnectSignal(response);
  try {
    const { url = "/" } = request;
    const path = url.split("?", 1)[0] ?? "/";
    if (path === "/health") return send(response, { status: 200, headers: jsonType, body: '{"status":"ok"}' });
    if (path !== "/graphql") return send(response, refusal(404, "The graph is at /graphql."));
    options.addCors?.(request, response, () => undefined);
    if (response.writableEnded) return;
    const id = readCorrelationId(request.headers[headerNames.correlationId], request.headers[headerNames.requestId]);
    response.setHeader(headerNames.correlationId, id);
    const hooked = options.hooks?.of(request, path, id);
    const given = await answerOf(request, response, { ...options, hooked, clientSignal, id });
    const answer = hooked ? await hooked.onResponse(given) : given;
    if (!("answers" in answer)) return send(response, answer);
    if (clientSignal.aborted) return void (await answer.answers.return());
    const { framing } = answer;
    const text = streamText(answer.answers, clientSignal, { framing, pauseMs: options.heartbeatMs });
    pipeline(Readable.from(text), response.writeHead(200, answer.headers), (error) => {
      if (error && !clientSignal.aborted) options.report(`a stream broke off: ${error.stack ?? error.message}`);
    });
  } catch (error) {
    options.report(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (!response.headersSent) send(response, refusal(500, internalMessage));
  }
}

interface OneRequest extends AnswerOptions {
  readonly hooked: HookedRequest | undefined;
  readonly clientSignal: AbortSignal;
  readonly id: string;
}

async function answerOf(request: IncomingMessage, response: ServerResponse, options: OneRequest): Promise<Answer> {
  const { service, generations, limits, hooked, rightsOf, origins } = options;
  const { method = "GET" } = request;
  if (method !== "POST" && method !== "GET") return refusal(405, "Send a POST or a GET.", { allow: "GET, POST" });
  const refused = refusalOfPage(request, origins);
  if (refused) return refusal(refused.status, refused.message);
  const ended = await hooked?.onRequest();
  if (ended) return ended;
  const { readJson } = generations.current.engine;
  const read = await readFields(request, method, { limits, readJson });
  if ("refused" in read) return read.refused;
  const header = hooked?.header ?? ((name: string) => headerOf(request, name));
  let rights: Rights;
  try {
    rights = await rightsOf(header("authorization"));
  } catch (error) {
    if (error instanceof RefusedTokenError) return refusal(401, error.message);
    throw error;
  }
  const caller: Caller = { ...options, method, header, rights };
  if (!read.batch)
    return answerOperation(read.fields, caller, (sent, context) =>
      service.respond(sent, context, openerOf(request, response, caller, context)),
    );
  const answers = read.batch.map((fields) =>
    answerOperation(fields, caller, (sent, context) => service.answer(sent, context)),
  );
  return answerOfBatch(await Promise.all(answers));
}

interface Caller extends OneRequest {
  readonly method: "GET" | "POST";
  readonly header: RequestContext["header"];
  readonly rights: Rights;
}

async function answerOperation<T>(
  given: unknown,
  { generations, method, header, rights, clientSignal, hooked, id }: Caller,
  answer: (request: GraphqlHttpRequest, context: RequestContext) => Promise<T>,
): Promise<T | GraphqlHttpAnswer> {
  const operation = await hooked?.onOperation(method, given);
  if (operation && "answer" in operation) return operation.answer;
  const fields = operation ? operation.fields : given;
  const context = { generation: generations.current, header, rights, clientSignal, hooked, id };
  return answer({ method, accept: header("accept"), fields }, context);
}

function openerOf(
  request: IncomingMessage,
  response: ServerResponse,
  { streams, header, rights }: Caller,
  { generation }: RequestContext,
): () => OpenStream {
  return () => {
    const end = responseEndSignal(response);
    const stream = streams.open({
      address: request.socket.remoteAddress ?? "",
      tokenEnd: rights.authenticated ? tokenEnd(header("authorization")) : undefined,
      ended: end,
      stopped: generation.streams.stopped,
    });
    generation.streams.add(end);
    return stream;
  };
}

/** Returns the answers in one JSON array. Its status says nothing about a single operation. */
function answerOfBatch(answers: readonly GraphqlHttpAnswer[]): GraphqlHttpAnswer {
  const headers = { ...jsonType, "cache-control": noStore };
  return { status: 200, headers, body: `[${answers.map(({ body }) => body.trimEnd()).join()}]\n` };
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}

function send(response: ServerResponse, { status, headers, body }: GraphqlHttpAnswer): void {
  // a stream cannot be piped to a destroyed response
  if (response.destroyed) return;
  const sent = responseBody(body);
  if (typeof sent !== "string") return void pipeline(sent, response.writeHead(status, headers), () => undefined);
  // Node writes a text together with the headers in one piece; bytes would be a second piece
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(sent) }).end(sent);
}
