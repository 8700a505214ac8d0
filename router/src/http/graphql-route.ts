import { explorerPage, explorerPolicy } from "@souk/kernel/explorer/explorer-page";
import { isAnswerStream } from "@souk/kernel/http/event-stream";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { FastifyInstance, FastifyReply, FastifyRequest, preValidationAsyncHookHandler } from "fastify";
import { authenticate, type AuthenticateOptions } from "../identity/authenticate.js";
import type { CardTokenizer } from "../cards/card-tokenizer.js";
import type { RouterConfig } from "../config.js";
import { resolveDocumentId } from "../documents/resolve-document-id.js";
import type { TrustedDocuments } from "../documents/trusted-documents.js";
import { journeyTabs } from "../explorer/journey-tabs.js";
import { refuseForeignCookies } from "./foreign-origin.js";
import type { ContextOf, GraphqlHandler } from "../gateway/graphql-handler.js";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { noStore } from "../graphql-http/cache-control.js";
import { makeCacheable } from "./cacheable-response.js";
import { addSubgraphHeaders, contextOf } from "./operation-context.js";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";
import { sendError } from "@souk/kernel/http/http-server";
import { limitMessage, queryLimits, type ExceededLimit } from "../limits/query-limits.js";

const policyHeader = "content-security-policy";

interface GraphqlRouteOptions extends AuthenticateOptions {
  readonly handlerFor: (contextOf: ContextOf) => GraphqlHandler;
  readonly cards: CardTokenizer;
  readonly corsOrigins: RouterConfig["corsOrigins"];
  readonly documents: TrustedDocuments;
  /** Users who get GraphiQL when their browser opens `/graphql`. */
  readonly explorer: "everybody" | "admins";
  readonly operationTimeoutMs: number;
  readonly metrics: RouterMetrics;
  readonly limit: LimitRequest;
}

/** Adds `POST` and `GET /graphql` according to the GraphQL over HTTP specification. */
export function addGraphqlRoute(
  server: FastifyInstance,
  {
    handlerFor,
    cards,
    documents,
    explorer,
    corsOrigins,
    metrics,
    limit,
    operationTimeoutMs,
    ...options
  }: GraphqlRouteOptions,
): void {
  const verify = authenticate({ ...options, onRefused: (request, reply) => limit("refusedTokens", request, reply) });
  const refuseForeign = refuseForeignCookies(corsOrigins);
  const handler = handlerFor((request, reply) => contextOf(request, reply, operationTimeoutMs));
  server.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    onRequest: [
      async (request, reply) => limit("requests", request, reply),
      runRequestHooks,
      async (request, reply) => {
        if (explorer === "everybody" && requestsPage(request)) return sendExplorer(reply);
        await refuseForeign(request, reply);
        if (!reply.sent) await verify(request, reply);
        if (!reply.sent && isAdmin(request.identity.viewer) && requestsPage(request)) return sendExplorer(reply);
      },
    ],
    preValidation: [refuseBatches(metrics), resolveDocumentId(documents), tokenizeCards(cards), runOperationHooks],
    onSend: async (request, reply, payload) => {
      addSubgraphHeaders(request, reply);
      if (isCacheable(request, reply) && typeof payload === "string") return makeCacheable(request, reply, payload);
      // replaces the header of either engine
      if (reply.hasHeader("cache-control")) void reply.header("cache-control", noStore);
      return payload;
    },
    handler,
  });
}

/**
 * Whether caches may store the answer. Only for GET: caches do not store answers to POST. Never for a stream, because a
 * cache would hold it back until its end.
 */
function isCacheable({ method, subgraphReply, subgraphCookies }: FastifyRequest, reply: FastifyReply): boolean {
  const mayBeStored = method === "GET" && reply.statusCode === 200 && !isAnswerStream(reply.getHeader("content-type"));
  return mayBeStored && subgraphReply.isPublic === true && subgraphCookies.length === 0;
}

function sendExplorer(reply: FastifyReply): FastifyReply {
  return reply.type("text/html; charset=utf-8").header(policyHeader, explorerPolicy).send(explorerPage(journeyTabs));
}

function requestsPage({ method, headers, query }: FastifyRequest): boolean {
  const { query: text, documentId, extensions } = query as Record<string, string | undefined>;
  const hasOperation = (text ?? documentId ?? extensions) !== undefined;
  return method === "GET" && !hasOperation && (headers.accept ?? "").includes("text/html");
}

/** Runs the project's `onRequest`, which may change headers or answer. */
async function runRequestHooks({ hooked, raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!hooked) return;
  const answer = await hooked.onRequest();
  if (answer) return void (await send(reply, answer));
  hooked.applyHeaders(raw.headers);
}

/** Runs the project's `onOperation`, which may change the operation or answer. Cards are sealed before. */
async function runOperationHooks(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { hooked, method } = request;
  if (!hooked || (method !== "GET" && method !== "POST")) return;
  const ended = await hooked.onOperation(method, method === "GET" ? request.query : request.body);
  if ("answer" in ended) return void (await send(reply, ended.answer));
  if (method === "GET") request.query = ended.fields;
  else request.body = ended.fields;
}

function send(reply: FastifyReply, { status, headers, body }: GraphqlHttpAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Returns the first hook that reads a request's body: after it, the request contains no card numbers and no CVCs. */
function tokenizeCards(cards: CardTokenizer): preValidationAsyncHookHandler {
  return async (request, reply) => {
    if (request.method !== "GET") {
      request.body = await cards.tokenize(request.body);
      return;
    }
    if (!cards.takesCard((request.query as { query?: unknown }).query)) return;
    void reply.header("allow", "POST");
    return sendError(reply, "METHOD_NOT_ALLOWED", "A card is sent by POST: a URL is stored in too many places.");
  };
}

/**
 * Returns a hook that allows one operation per request. Clients save round trips with HTTP/2 or several root fields
 * instead.
 */
function refuseBatches(metrics: RouterMetrics) {
  return async ({ body }: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!Array.isArray(body)) return;
    const limit: ExceededLimit = { name: "operations", max: queryLimits.operations, value: body.length };
    metrics.countLimitRefusal(limit.name);
    await sendError(reply, "BAD_USER_INPUT", limitMessage(limit), 400, { limit });
  };
}
