import cors from "@fastify/cors";
import fastifyStatic from "@fastify/static";
import { picturesFolder, slidesFolder } from "@souk/demo/pictures-folder";
import type { AccessTokenVerifier } from "@souk/kernel/access-token";
import { CardSealer } from "@souk/kernel/card-sealer";
import { systemClock } from "@souk/kernel/clock";
import { isEventStream } from "@souk/kernel/event-stream";
import type { EntityMemory } from "@souk/kernel/entity-cache/entity-memory";
import { createHttpServer, listen } from "@souk/kernel/http-server";
import type { Logger } from "@souk/kernel/logger";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import type { ServiceTokens } from "@souk/kernel/service-token";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Registry } from "prom-client";
import { ApiKeyTokens } from "./api-key-tokens.js";
import { authenticate, prepareRequests, viewerOfPage } from "./authenticate.js";
import { CardSwap } from "./cards/card-swap.js";
import { CardTypes } from "./cards/card-types.js";
import type { RouterConfig } from "./config.js";
import { introspectionCheck } from "./documents/introspection-check.js";
import { trustedCheck } from "./documents/trusted-check.js";
import { addExplorerAssets } from "./explorer/explorer-assets.js";
import { forAdmins } from "./explorer/for-admins.js";
import { answerRules } from "./gateway/answer-rules.js";
import { answerRulesPlugin } from "./gateway/answer-rules-plugin.js";
import {
  apolloHandler,
  engineHandler,
  refuseSubscriptions,
  type EngineHandlerParts,
} from "./gateway/graphql-handler.js";
import { OpenStreams } from "./over-http/open-streams.js";
import { operationChecksPlugin } from "./gateway/operation-checks.js";
import { statusByMediaTypePlugin } from "./gateway/status-by-media-type-plugin.js";
import { startApollo } from "./gateway/start-apollo.js";
import { startEngine, type EngineParts } from "./gateway/start-engine.js";
import { openEntityCache } from "./gateway/open-entity-cache.js";
import { SubgraphCaller } from "./gateway/subgraph-caller.js";
import { corsOptions } from "./cors-options.js";
import { addGraphqlRoute, type GraphqlRouteParts } from "./graphql-route.js";
import { addHealthRoutes } from "./health/health-routes.js";
import { costCheck } from "./limits/cost-limit.js";
import { operationLimitRule } from "./limits/operation-limits.js";
import { addRateHeaders, limitRequests } from "./limits/rates/limit-requests.js";
import { openRateLimits } from "./limits/rates/open-rate-limits.js";
import { rateCheck } from "./limits/rates/rate-check.js";
import { addRelayedPages } from "./relayed-pages.js";
import { RouterMetrics } from "./router-metrics.js";
import { addSecurityHeaders } from "./security-headers.js";
import { addStorefront } from "./storefront/storefront-routes.js";
import { addWorkHeader } from "./work-header.js";

export interface RouterSurroundings {
  readonly logger: Logger;
  readonly accessTokens: AccessTokenVerifier;
  readonly serviceTokens: ServiceTokens;
  /** The way to a subgraph, in this process or over HTTP. */
  readonly subgraph: (name: string) => PeerTransport;
  /** Where entities are kept without a Redis; absent where subgraphs are in other processes. */
  readonly entityMemory?: EntityMemory | undefined;
  /** How long nothing comes of a stream before its client is told that it goes on; the usual time when absent. */
  readonly heartbeatMs?: number;
  /** What `/metrics` shows besides the router's own. */
  readonly moreMetrics?: readonly Registry[];
}

export interface Router extends AsyncDisposable {
  readonly port: number;
}

const bodyLimitBytes = 1024 * 1024;

/** Opens the port last, when everything behind it is there. */
export async function startRouter(config: RouterConfig, surroundings: RouterSurroundings): Promise<Router> {
  const { logger, accessTokens, serviceTokens, subgraph } = surroundings;
  const { production, timeoutMs } = { ...config, timeoutMs: config.subgraphTimeoutMs };
  const metrics = new RouterMetrics(surroundings.moreMetrics);
  let stopping = false;
  await using opened = new AsyncDisposableStack();

  const rates = openRateLimits(config, logger, opened);
  const rules = answerRules({ metrics, costLimit: config.queryCostLimit, production });
  const rateChecks = rates ? [rateCheck(rates)] : [];
  const checks = [
    trustedCheck(config.documentTrust, logger),
    introspectionCheck(production),
    costCheck(config.queryCostLimit),
    ...rateChecks,
  ];
  const shared = {
    supergraphSdl: config.supergraphSdl,
    caller: (name: string) =>
      new SubgraphCaller({ name, transport: subgraph(name), serviceTokens, metrics, timeoutMs }),
    logger,
    validationRules: [operationLimitRule],
  };
  const { entityMemory } = surroundings;
  const entities = openEntityCache(config, { logger, metrics, entityMemory }, opened);
  const streams = new OpenStreams({ limits: config.streamLimits, metrics });
  const handlerFor = await openHandler(
    config.engine,
    {
      ...shared,
      checks,
      rules,
      sharesInFlight: config.sharesInFlight,
      entities,
      operationTimeoutMs: config.operationTimeoutMs,
      // each costs as much as the operation would if it were asked again
      eventChecks: rateChecks,
    },
    { streams, heartbeatMs: surroundings.heartbeatMs },
    opened,
  );

  const server = createHttpServer({ logger, bodyLimitBytes, trustProxy: config.trustedProxies });
  opened.defer(() => server.close());
  // those of clients would be waited for
  server.addHook("preClose", async () => streams.close());
  prepareRequests(server);
  addRateHeaders(server);
  await addSecurityHeaders(server, production);
  await server.register(cors, () => corsOptions(config.corsOrigins));
  server.addHook("onResponse", async (request, reply) => {
    const { url: path = "none" } = request.routeOptions;
    // lasts as long as its reader likes
    const route = isEventStream(reply.getHeader("content-type")) ? `${path} (stream)` : path;
    metrics.countRequest({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  if (!production) addWorkHeader(server);
  const cardVault = await CardSealer.open(config.cardSealKeys, systemClock);
  const apiKeys = new ApiKeyTokens({ subgraph, serviceTokens });
  const identity = { accessTokens, apiKeys, secureCookies: production };
  const limit = limitRequests(rates, metrics);
  addGraphqlRoute(server, {
    handlerFor,
    ...identity,
    cards: new CardSwap(CardTypes.of(config.supergraphSdl), cardVault),
    corsOrigins: config.corsOrigins,
    documents: config.documentTrust.documents,
    explorer: production ? "admins" : "everybody",
    operationTimeoutMs: config.operationTimeoutMs,
    metrics,
    limit,
  });
  addExplorerAssets(server, production ? forAdmins(authenticate(identity)) : async () => undefined);
  addHealthRoutes(server, { subgraph, metrics, metricsToken: config.metricsToken, isStopping: () => stopping });
  await addRelayedPages(server, { subgraph, serviceTokens });
  if (config.demoData) await addDemoPictures(server);
  if (config.storefront) {
    const viewerOf = viewerOfPage(identity);
    await addStorefront(server, { logger, limit, viewerOf, publicUrl: config.publicUrl });
  }

  const port = await listen(server, { port: config.port, host: config.host, portSetting: "PORT" });
  const parts = opened.move();
  return {
    port,
    async [Symbol.asyncDispose]() {
      stopping = true;
      await parts.disposeAsync();
    },
  };
}

/** Our own engine, or Apollo's gateway to compare it with. */
async function openHandler(
  engine: RouterConfig["engine"],
  { rules, checks, ...parts }: EngineParts,
  ofStreams: Pick<EngineHandlerParts, "streams" | "heartbeatMs">,
  opened: AsyncDisposableStack,
): Promise<GraphqlRouteParts["handlerFor"]> {
  if (engine === "souk") {
    const service = await startEngine({ ...parts, rules, checks }, opened);
    return (contextOf) => engineHandler({ service, ...ofStreams, logger: parts.logger }, contextOf);
  }
  const refusing = operationChecksPlugin([...checks, refuseSubscriptions]);
  const plugins = [statusByMediaTypePlugin(), refusing, answerRulesPlugin(rules)];
  const apollo = await startApollo({ ...parts, plugins });
  opened.defer(() => apollo.stop());
  return (contextOf) => apolloHandler(apollo, contextOf);
}

async function addDemoPictures(server: FastifyInstance): Promise<void> {
  const shared = { maxAge: 3_600_000, index: false as const, decorateReply: false, setHeaders: forOtherPages };
  await server.register(fastifyStatic, { ...shared, root: picturesFolder, prefix: "/demo/pictures/" });
  await server.register(fastifyStatic, { ...shared, root: slidesFolder, prefix: "/demo/slides/" });
}

/** Storefronts of other origins show the pictures. */
function forOtherPages(reply: FastifyReply): void {
  void reply.header("cross-origin-resource-policy", "cross-origin");
}
