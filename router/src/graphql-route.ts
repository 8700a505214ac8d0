import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { AccessTokenVerifier } from "@souk/kernel/access-token";
import { headerNames, headerText } from "@souk/kernel/graph-request";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { authenticate } from "./authenticate.js";
import { explorerPage } from "./explorer/explorer-page.js";
import type { RouterContext } from "./gateway/router-context.js";

export interface GraphqlRouteParts {
  readonly apollo: ApolloServer<RouterContext>;
  readonly accessTokens: AccessTokenVerifier;
  /** Whether a browser that opens `/graphql` gets GraphiQL. */
  readonly explorer: boolean;
}

/** `POST` and `GET /graphql` as the GraphQL over HTTP specification says. */
export function addGraphqlRoute(server: FastifyInstance, { apollo, accessTokens, explorer }: GraphqlRouteParts): void {
  const prove = authenticate(accessTokens);
  const handler = fastifyApolloHandler(apollo, { context: async (request) => contextOf(request) });
  server.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    onRequest: async (request, reply) => {
      if (explorer && wantsPage(request)) return reply.type("text/html; charset=utf-8").send(explorerPage());
      return prove(request, reply);
    },
    onSend: async (request, reply) => {
      if (request.subgraphCookies.length > 0) void reply.header("set-cookie", request.subgraphCookies);
      if (request.subgraphReply.idempotencyReplayed) void reply.header(headerNames.idempotencyReplayed, "true");
    },
    handler,
  });
}

function wantsPage({ method, headers, query }: FastifyRequest): boolean {
  const asked = (query as { query?: string }).query !== undefined;
  return method === "GET" && !asked && (headers.accept ?? "").includes("text/html");
}

function contextOf(request: FastifyRequest): RouterContext {
  return {
    correlationId: request.id,
    ...request.identity,
    clientAddress: request.ip,
    userAgent: request.headers["user-agent"],
    cookie: request.headers.cookie,
    setCookies: request.subgraphCookies,
    idempotencyKey: headerText(request.headers, headerNames.idempotencyKey),
    reply: request.subgraphReply,
  };
}
