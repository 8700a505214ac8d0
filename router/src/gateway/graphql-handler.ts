import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { answerBody } from "../over-http/answer-body.js";
import type { GraphqlService } from "../over-http/graphql-service.js";
import type { RouterContext } from "./router-context.js";

/** Answers a GraphQL request that the route has let through. */
export type GraphqlHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => RouterContext;

export function engineHandler(service: GraphqlService<RouterContext>, contextOf: ContextOf): GraphqlHandler {
  return async (request, reply) => {
    const { method, headers } = request;
    const fields: unknown = method === "GET" ? request.query : request.body;
    const answer = await service.answer({ method, accept: headers.accept, fields }, contextOf(request, reply));
    return reply.code(answer.status).headers(answer.headers).send(answerBody(answer.body));
  };
}

export function apolloHandler(apollo: ApolloServer<RouterContext>, contextOf: ContextOf): GraphqlHandler {
  const handle = fastifyApolloHandler(apollo, { context: async (request, reply) => contextOf(request, reply) });
  return async (request, reply) => (handle as unknown as GraphqlHandler)(request, reply);
}
