import { clientDisconnectSignal } from "@souk/kernel/http/client-disconnect-signal";
import { headerNames, headerText } from "@souk/kernel/subgraph/graph-request";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RouterContext } from "../gateway/router-context.js";
import { addPositions, sessionPositions } from "./session-positions.js";

/** Returns the context of the operation that an HTTP request runs. */
export function contextOf(request: FastifyRequest, reply: FastifyReply, operationTimeoutMs: number): RouterContext {
  return {
    correlationId: request.id,
    ...request.identity,
    clientHeader: (name) => headerText(request.headers, name),
    hooked: request.hooked,
    clientAddress: request.ip,
    userAgent: request.headers["user-agent"],
    acceptLanguage: request.headers["accept-language"],
    cookie: request.headers.cookie,
    positions: sessionPositions(request),
    setCookies: request.subgraphCookies,
    idempotencyKey: headerText(request.headers, headerNames.idempotencyKey),
    reply: request.subgraphReply,
    clientSignal: clientDisconnectSignal(reply.raw),
    deadline: performance.now() + operationTimeoutMs,
    measured: {},
    logFields: request.logFields,
    countedRates: request.countedRates,
  };
}

/** Adds the headers that subgraphs gave for the answer: cookies, a replayed attempt, the time of a retry. */
export function addSubgraphHeaders({ subgraphCookies, subgraphReply }: FastifyRequest, reply: FastifyReply): void {
  if (subgraphCookies.length > 0) void reply.header("set-cookie", subgraphCookies);
  if (subgraphReply.idempotencyReplayed) void reply.header(headerNames.idempotencyReplayed, "true");
  addPositions(subgraphReply.written, reply);
  const { retryAfterSeconds } = subgraphReply;
  if (retryAfterSeconds !== undefined) void reply.header("retry-after", String(retryAfterSeconds));
}
