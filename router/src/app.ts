import cors from "@fastify/cors";
import fastifyStatic from "@fastify/static";
import { picturesFolder, slidesFolder } from "@souk/demo/pictures-folder";
import type { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { CardSealer } from "@souk/kernel/cards/card-sealer";
import { systemClock } from "@souk/kernel/values/clock";
import { isEventStream } from "@souk/kernel/http/event-stream";
import type { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { createHttpServer, listen } from "@souk/kernel/http/http-server";
import type { Logger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { GuardedTransport } from "@souk/kernel/peers/upstream/guarded-transport";
import { logCircuit } from "@souk/kernel/peers/upstream/log-circuit";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Registry } from "prom-client";
import { ApiKeyTokens } from "./api-key-tokens.js";
import { authenticate, prepareRequests, viewerOfPage } from "./authenticate.js";
import { CardSwap } from "./cards/card-swap.js";
import { CardTypes } from "./cards/card-types.js";
import type { RouterConfig } from "./config.js";
import { introspectionCheck } from "./documents/introspection-check.js";
import { trustedCheck } from "./documents/trusted-check.js";
import { expiredSessionCheck } from "./expired-session-check.js";
import { addExplorerAssets } from "./explorer/explorer-assets.js";
import { forAdmins } from "./explorer/for-admins.js";
import { answerRules } from "./gateway/answer-rules.js";
import { engineHandler, type EngineHandlerParts } from "./gateway/graphql-handler.js";
import { OpenStreams } from "./over-http/open-streams.js";
import { startEngine, type EngineParts } from "./gateway/start-engine.js";
import { openEntityCache } from "./gateway/open-entity-cache.js";
import { SubgraphCaller } from "./gateway/subgraph-caller.js";
import { corsOptions } from "./cors-options.js";
import { addGraphqlRoute, type GraphqlRouteParts } from "./graphql-route.js";
import { HealthPoller } from "./health/health-poller.js";
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
  /** Returns the transport to a subgraph, in this process or over HTTP. */
  readonly subgraph: (name: string) => PeerTransport;
  /** The entity cache used without Redis; absent when subgraphs run in other processes. */
  readonly entityMemory?: EntityMemory | undefined;
  /** Milliseconds without data before a stream sends a heartbeat; the default interval when absent. */
  readonly heartbeatMs?: number;
  /** Registries that `/metrics` shows in addition to the router's own. */
  readonly moreMetrics?: readonly Registry[];
}

export interface Router extends AsyncDisposable {
  readonly port: number;
}

const bodyLimitBytes = 1024 * 1024;

/** Starts the router. The port opens last, after all dependencies are ready. */
export async function startRouter(config: RouterConfig, surroundings: RouterSurroundings): Promise<Router> {
  const { logger, accessTokens, serviceTokens } = surroundings;
  const { production, timeoutMs } = { ...config, timeoutMs: config.subgraphTimeoutMs };
  const metrics = new RouterMetrics(surroundings.moreMetrics);
  let stopping = false;
  await using opened = new AsyncDisposableStack();
  const transports = guardedTransports(config, { ...surroundings, metrics }, opened);
  const subgraph = (name: string): PeerTransport => {
    const transport = transports.get(name);
    if (!transport) throw new Error(`no subgraph ${name}`);
    return transport;
  };

  const rates = openRateLimits(config, logger, opened);
  const rules = answerRules({ metrics, costLimit: config.queryCostLimit, production });
  const rateChecks = rates ? [rateCheck(rates)] : [];
  const checks = [
    expiredSessionCheck(production),
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
      // each event costs as much as running the operation again
      eventChecks: rateChecks,
    },
    { streams, heartbeatMs: surroundings.heartbeatMs },
    opened,
  );

  const server = createHttpServer({ service: "router", logger, bodyLimitBytes, trustProxy: config.trustedProxies });
  opened.defer(() => server.close());
  // close streams first: the server waits for open requests
  server.addHook("preClose", async () => streams.close());
  prepareRequests(server);
  addRateHeaders(server);
  await addSecurityHeaders(server, production);
  await server.register(cors, () => corsOptions(config.corsOrigins));
  server.addHook("onResponse", async (request, reply) => {
    const { url: path = "none" } = request.routeOptions;
    // a stream lasts as long as its client stays
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
  await addExplorerAssets(server, production ? forAdmins(authenticate(identity)) : async () => undefined);
  const poller = opened.use(
    new HealthPoller({
      names: subgraphNames,
      poll: (name) => subgraph(name).checkHealth(config.upstream.probeTimeoutMs),
      onState: (name, isUp) => metrics.setUp(name, isUp),
      intervalMs: config.healthPollMs,
    }),
  );
  addHealthRoutes(server, { poller, metrics, metricsToken: config.metricsToken, isStopping: () => stopping });
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

/** Creates one circuit breaker for each subgraph, shared by all requests to it. */
function guardedTransports(
  { upstream }: RouterConfig,
  { subgraph, logger, metrics }: Pick<RouterSurroundings, "subgraph" | "logger"> & { readonly metrics: RouterMetrics },
  opened: AsyncDisposableStack,
): ReadonlyMap<string, PeerTransport> {
  return new Map(
    subgraphNames.map((name): [string, PeerTransport] => {
      const log = logCircuit(logger, name);
      metrics.setCircuit(name, false);
      const guarded = new GuardedTransport({
        name,
        transport: subgraph(name),
        settings: upstream,
        onCircuit: (isOpen) => {
          metrics.setCircuit(name, isOpen);
          log(isOpen);
        },
        onHedge: () => metrics.countHedge(name),
      });
      return [name, opened.use(guarded)];
    }),
  );
}

/** Opens the router's own engine, or Apollo's gateway for comparison. */
async function openHandler(
  engine: RouterConfig["engine"],
  parts: EngineParts,
  ofStreams: Pick<EngineHandlerParts, "streams" | "heartbeatMs">,
  opened: AsyncDisposableStack,
): Promise<GraphqlRouteParts["handlerFor"]> {
  if (engine === "souk") {
    const service = await startEngine(parts, opened);
    return (contextOf) => engineHandler({ service, ...ofStreams, logger: parts.logger }, contextOf);
  }
  // imported only when chosen: Apollo's packages are a tenth of all modules
  const { startApollo } = await import("./gateway/apollo/start-apollo.js");
  return startApollo(parts, opened);
}

async function addDemoPictures(server: FastifyInstance): Promise<void> {
  const shared = { maxAge: 3_600_000, index: false as const, decorateReply: false, setHeaders: forOtherPages };
  await server.register(fastifyStatic, { ...shared, root: picturesFolder, prefix: "/demo/pictures/" });
  await server.register(fastifyStatic, { ...shared, root: slidesFolder, prefix: "/demo/slides/" });
}

/** Lets storefronts of other origins show the pictures. */
function forOtherPages(reply: FastifyReply): void {
  void reply.header("cross-origin-resource-policy", "cross-origin");
}
