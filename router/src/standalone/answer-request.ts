import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import { tokenEnd } from "@souk/kernel/identity/access-token";
import { clientDisconnectSignal } from "@souk/kernel/http/client-disconnect-signal";
import { eventStreamText } from "@souk/kernel/http/event-stream";
import { readCorrelationId } from "@souk/kernel/logging/request-context";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import { responseEndSignal } from "@souk/kernel/http/response-end-signal";
import type { ReadJson, Rights } from "@souk/federation-engine";
import type { GraphqlEventStream, GraphqlService } from "../graphql-http/graphql-service.js";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";
import type { OpenStreams } from "../graphql-http/open-streams.js";
import { responseBody } from "../graphql-http/response-body.js";
import type { OpenStream } from "../graphql-http/subscription-options.js";
import type { Generations } from "./generations.js";
import type { HookedRequest, HookedRequests } from "../hooks/hooked-request.js";
import { type AddCors, refusalOfPage } from "./page-requests.js";
import type { RequestContext } from "./standalone-service.js";
import { RefusedTokenError, type RightsOf } from "./token-rights.js";

export interface AnswerOptions {
  readonly heartbeatMs: number | undefined;
  readonly service: GraphqlService<RequestContext>;
  readonly generations: Generations;
  readonly streams: OpenStreams;
  readonly hooks: HookedRequests | undefined;
  readonly rightsOf: RightsOf;
  readonly addCors: AddCors | undefined;
  /** The origins whose pages may use the graph. */
  readonly origins: readonly string[] | undefined;
  readonly report: (line: string) => void;
}

type Answer = GraphqlHttpAnswer | GraphqlEventStream;

const bodyLimitBytes = 1024 * 1024;

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
    const text = Readable.from(eventStreamText(answer.answers, clientSignal, options.heartbeatMs));
    pipeline(text, response.writeHead(200, answer.headers), () => undefined);
  } catch (error) {
    options.report(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (!response.headersSent) send(response, refusal(500, "Something went wrong on our side."));
  }
}

interface OneRequest extends AnswerOptions {
  readonly hooked: HookedRequest | undefined;
  readonly clientSignal: AbortSignal;
  readonly id: string;
}

async function answerOf(
  request: IncomingMessage,
  response: ServerResponse,
  { service, generations, streams, hooked, rightsOf, origins, clientSignal, id }: OneRequest,
): Promise<Answer> {
  const { method = "GET", url = "/" } = request;
  if (method !== "POST" && method !== "GET") return refusal(405, "Send a POST or a GET.", { allow: "GET, POST" });
  const refused = refusalOfPage(request, origins);
  if (refused) return refusal(refused.status, refused.message);
  const ended = await hooked?.onRequest();
  if (ended) return ended;
  let fields: unknown;
  try {
    const { readJson } = generations.current.engine;
    fields = method === "GET" ? fieldsOf(url, readJson) : readJson(await bodyOf(request));
  } catch (error) {
    return error instanceof TooLargeError
      ? refusal(413, "The body is over 1 MiB.")
      : refusal(400, "The body must be JSON.");
  }
  const header = hooked?.header ?? ((name: string) => headerOf(request, name));
  const authorization = header("authorization");
  let rights: Rights;
  try {
    rights = await rightsOf(authorization);
  } catch (error) {
    if (error instanceof RefusedTokenError) return refusal(401, error.message);
    throw error;
  }
  const operation = await hooked?.onOperation(method, fields);
  if (operation && "answer" in operation) return operation.answer;
  const generation = generations.current;
  const open = (): OpenStream => {
    const end = responseEndSignal(response);
    const stream = streams.open({
      address: request.socket.remoteAddress ?? "",
      tokenEnd: rights.authenticated ? tokenEnd(authorization) : undefined,
      ended: end,
      stopped: generation.streams.stopped,
    });
    generation.streams.add(end);
    return stream;
  };
  const context: RequestContext = { generation, header, rights, clientSignal, hooked, id };
  const sent = { method, accept: header("accept"), fields: operation ? operation.fields : fields };
  return service.respond(sent, context, open);
}

/** Reads the text after the first question mark: a query string may have more of them. */
function fieldsOf(url: string, readJson: ReadJson): Record<string, unknown> {
  const start = url.indexOf("?");
  const fields = Object.fromEntries(new URLSearchParams(start === -1 ? "" : url.slice(start)));
  try {
    return fields["variables"] ? { ...fields, variables: readJson(fields["variables"]) } : fields;
  } catch {
    // refused later, with the name of the parameter
    return fields;
  }
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

const jsonType = { "content-type": "application/json; charset=utf-8" };

function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): GraphqlHttpAnswer {
  return { status, headers: { ...jsonType, ...headers }, body: JSON.stringify({ errors: [{ message }] }) };
}
