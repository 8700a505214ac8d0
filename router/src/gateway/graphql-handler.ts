import { Readable } from "node:stream";
import { tokenEnd } from "@souk/kernel/identity/access-token";
import { streamText } from "@souk/kernel/http/event-stream";
import { logRequest } from "@souk/kernel/http/http-server";
import type { Logger } from "@souk/kernel/logging/logger";
import { onAbort } from "@souk/kernel/http/on-abort";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { responseEndSignal } from "@souk/kernel/http/response-end-signal";
import type { FastifyReply, FastifyRequest } from "fastify";
import { responseBody } from "../graphql-http/response-body.js";
import type { GraphqlService, OperationAnswer } from "../graphql-http/graphql-service.js";
import type { OpenStream } from "../graphql-http/subscription-options.js";
import type { OpenStreams } from "../graphql-http/open-streams.js";
import { notePublic, type RouterContext } from "./router-context.js";

/** Answers a GraphQL request after the route's hooks have accepted it. */
export type GraphqlHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => RouterContext;

/** Runs a stored operation without HTTP, with the checks and limits of `/graphql`. */
export type RunOperation = (
  text: string,
  variables: Record<string, unknown>,
  context: RouterContext,
) => Promise<OperationAnswer>;

/** An engine as the router's routes use it. */
export interface GraphqlGateway {
  readonly handlerFor: (contextOf: ContextOf) => GraphqlHandler;
  readonly run: RunOperation;
}

export interface EngineHandlerOptions {
  readonly service: GraphqlService<RouterContext>;
  readonly streams: OpenStreams;
  readonly logger: Logger;
  readonly heartbeatMs?: number | undefined;
}

export function engineHandler(
  { service, streams, logger, heartbeatMs }: EngineHandlerOptions,
  contextOf: ContextOf,
): GraphqlHandler {
  return async (request, reply) => {
    const { method, headers } = request;
    const fields: unknown = method === "GET" ? request.query : request.body;
    const context = contextOf(request, reply);
    const open = (): OpenStream =>
      streams.open({
        address: request.ip,
        tokenEnd: tokenEnd(context.authorization),
        ended: responseEndSignal(reply.raw),
      });
    const given = await service.respond({ method, accept: headers.accept, fields }, context, open);
    const answer = (await context.hooked?.onResponse(given)) ?? given;
    // caches must not store what the project wrote for this request
    if ("body" in given && answer !== given && (!("body" in answer) || answer.body !== given.body))
      notePublic(context.reply, false);
    if (!("answers" in answer)) {
      // its ETag is computed from the whole text
      const isWhole = method === "GET" && context.reply.isPublic === true;
      const body = isWhole ? answer.body : responseBody(answer.body);
      return reply.code(answer.status).headers(answer.headers).send(body);
    }
    // no other code logs a stream that ends before it is fully written
    onAbort([context.clientSignal], () => logRequest(logger, request, reply));
    const { framing } = answer;
    const text = streamText(inRequest(answer.answers, context), context.clientSignal, {
      framing,
      pauseMs: heartbeatMs,
    });
    return reply.headers(answer.headers).send(Readable.from(text));
  };
}

/**
 * Runs the work for each event in the context of the request that opened the stream, even when another caller reads it.
 */
function inRequest<T>(answers: AsyncGenerator<T, void>, context: RouterContext): AsyncIterator<T, void> {
  const { correlationId, authorization } = context;
  const run = <R>(work: () => R): R =>
    runInRequest({ correlationId, authorization, counters: new WorkCounters() }, work);
  return { next: () => run(() => answers.next()), return: () => run(() => answers.return()) };
}
