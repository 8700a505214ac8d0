import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { headerNames, headerText } from "@souk/kernel/graph-request";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { authenticate, type AuthenticateParts } from "./authenticate.js";
import type { CardSwap } from "./cards/card-swap.js";
import { keepCardsOut } from "./cards/keep-cards-out.js";
import type { RouterConfig } from "./config.js";
import { explorerPage } from "./explorer/explorer-page.js";
import { refuseForeignCookies } from "./foreign-origin.js";
import type { RouterContext } from "./gateway/router-context.js";
import type { LimitRequest } from "./limits/rates/limit-requests.js";
import { refuseBatches } from "./limits/refuse-batches.js";
import type { RouterMetrics } from "./router-metrics.js";
import { explorerPolicy } from "./security-headers.js";

const policyHeader = "content-security-policy";

export interface GraphqlRouteParts extends AuthenticateParts {
  readonly apollo: ApolloServer<RouterContext>;
  readonly cards: CardSwap;
  readonly corsOrigins: RouterConfig["corsOrigins"];
  /** Whether a browser that opens `/graphql` gets GraphiQL. */
  readonly explorer: boolean;
  readonly metrics: RouterMetrics;
  readonly limit: LimitRequest;
}

/** `POST` and `GET /graphql` as the GraphQL over HTTP specification says. */
export function addGraphqlRoute(
  server: FastifyInstance,
  { apollo, cards, explorer, corsOrigins, metrics, limit, ...parts }: GraphqlRouteParts,
): void {
  const prove = authenticate({ ...parts, onRefused: (request, reply) => limit("refusedTokens", request, reply) });
  const refuseForeign = refuseForeignCookies(corsOrigins);
  const handler = fastifyApolloHandler(apollo, { context: async (request) => contextOf(request) });
  server.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    onRequest: [
      async (request, reply) => limit("requests", request, reply),
      async (request, reply) => {
        if (explorer && wantsPage(request))
          return reply.type("text/html; charset=utf-8").header(policyHeader, explorerPolicy).send(explorerPage());
        await refuseForeign(request, reply);
        if (!reply.sent) await prove(request, reply);
      },
    ],
    preValidation: [refuseBatches(metrics), keepCardsOut(cards)],
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
    asked: {},
    countedRates: request.countedRates,
  };
}
