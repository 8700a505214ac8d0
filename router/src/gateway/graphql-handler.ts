import { Readable } from "node:stream";
import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { tokenEnd } from "@souk/kernel/access-token";
import { eventStreamText, wantsEventStream } from "@souk/kernel/event-stream";
import { graphError } from "@souk/kernel/graph-error";
import { logRequest, sendError } from "@souk/kernel/http-server";
import type { Logger } from "@souk/kernel/logger";
import { onAbort } from "@souk/kernel/on-abort";
import { runInRequest, WorkCounters } from "@souk/kernel/request-context";
import { signalOfEnd } from "@souk/kernel/signal-of-end";
import type { FastifyReply, FastifyRequest } from "fastify";
import { OperationTypeNode } from "graphql";
import { answerBody } from "../over-http/answer-body.js";
import type { GraphqlService } from "../over-http/graphql-service.js";
import { mediaTypeFor } from "../over-http/media-type.js";
import type { OpenStream } from "../over-http/subscription-parts.js";
import type { OpenStreams } from "../over-http/open-streams.js";
import type { OperationCheck } from "./operation-checks.js";
import type { RouterContext } from "./router-context.js";

/** Answers a GraphQL request that the route has let through. */
export type GraphqlHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => RouterContext;

export interface EngineHandlerParts {
  readonly service: GraphqlService<RouterContext>;
  readonly streams: OpenStreams;
  readonly logger: Logger;
  readonly heartbeatMs?: number | undefined;
}

export function engineHandler(
  { service, streams, logger, heartbeatMs }: EngineHandlerParts,
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
        ended: signalOfEnd(reply.raw),
      });
    const answer = await service.respond({ method, accept: headers.accept, fields }, context, open);
    if (!("answers" in answer)) {
      // its tag is made of the whole text
      const isWhole = method === "GET" && context.reply.isPublic === true;
      const body = isWhole ? answer.body : answerBody(answer.body);
      return reply.code(answer.status).headers(answer.headers).send(body);
    }
    // nobody else notices the end of a stream that is not written to its end
    onAbort([context.clientGone], () => logRequest(logger, request, reply));
    const text = eventStreamText(inRequest(answer.answers, context), context.clientGone, heartbeatMs);
    return reply.headers(answer.headers).send(Readable.from(text));
  };
}

/** What is done for an event is done in the name of the request that opened the stream, whoever it is that pulls. */
function inRequest<T>(answers: AsyncGenerator<T, void>, context: RouterContext): AsyncIterator<T, void> {
  const { correlationId, authorization } = context;
  const run = <R>(act: () => R): R => runInRequest({ correlationId, authorization, counters: new WorkCounters() }, act);
  return { next: () => run(() => answers.next()), return: () => run(() => answers.return()) };
}

export function apolloHandler(apollo: ApolloServer<RouterContext>, contextOf: ContextOf): GraphqlHandler {
  const handle = fastifyApolloHandler(apollo, { context: async (request, reply) => contextOf(request, reply) });
  return async (request, reply) => {
    const { accept } = request.headers;
    if (wantsEventStream(accept) && !mediaTypeFor(accept))
      return sendError(reply, "BAD_USER_INPUT", noSubscriptions, 406);
    return (handle as unknown as GraphqlHandler)(request, reply);
  };
}

const noSubscriptions =
  "This router runs on Apollo's gateway, which answers no subscriptions; with ROUTER_ENGINE=souk it does.";

/** The gateway would say so by a fault of its own. */
export const refuseSubscriptions: OperationCheck = ({ operation }) => {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw graphError("BAD_USER_INPUT", noSubscriptions);
};
