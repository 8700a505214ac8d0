import cors from "@fastify/cors";
import type { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { BearerTokens } from "@souk/kernel/identity/bearer-tokens";
import { CardSealer } from "@souk/kernel/cards/card-sealer";
import { systemClock } from "@souk/kernel/values/clock";
import { isAnswerStream } from "@souk/kernel/http/event-stream";
import type { ExecuteGraph } from "@souk/kernel/project/subgraphs/execute-graph";
import type { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { createHttpServer, listen } from "@souk/kernel/http/http-server";
import type { Logger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { ApiKeyTokens } from "./identity/api-key-tokens.js";
import { authenticate, prepareRequests, viewerOfPage } from "./identity/authenticate.js";
import { CardTokenizer } from "./cards/card-tokenizer.js";
import { CardTypes } from "./cards/card-types.js";
import type { RouterConfig } from "./config.js";
import { addCaptchaFrame } from "./captcha/captcha-frame.js";
import { openCaptcha, type OpenedCaptcha } from "./captcha/open-captcha.js";
import { introspectionCheck } from "./documents/introspection-check.js";
import { trustedCheck } from "./documents/trusted-check.js";
import { expiredSessionCheck } from "./identity/expired-session-check.js";
import { addExplorerAssets, forAdmins } from "./explorer/explorer-assets.js";
import { addSubgraphExplorers } from "./explorer/subgraph-explorers.js";
import type { startApollo } from "./gateway/apollo/start-apollo.js";
import { answerRules } from "./gateway/answer-rules.js";
import { openEntityCache } from "./gateway/entity-cache.js";
import { engineHandler, type GraphqlGateway } from "./gateway/graphql-handler.js";
import { OpenStreams } from "./graphql-http/open-streams.js";
import { startEngine, type EngineOptions } from "./gateway/start-engine.js";
import { namesOfSubgraphs, withForeignTransports } from "./gateway/all-transports.js";
import { guardedTransports } from "./gateway/guarded-transports.js";
import { SubgraphCaller } from "./gateway/subgraph-caller.js";
import { corsOptions } from "./http/cors-options.js";
import { graphExecutor } from "./http/graph-executor.js";
import { addGraphqlRoute } from "./http/graphql-route.js";
import { HealthPoller } from "./health/health-poller.js";
import { addHealthRoutes } from "./health/health-routes.js";
import { costCheck } from "./limits/cost-limit.js";
import { shopCosts } from "./limits/list-sizes.js";
import { OperationCosts } from "./limits/operation-cost.js";
import { documentLimits } from "./limits/operation-limits.js";
import { bodyLimitBytes, queryLimits } from "./limits/query-limits.js";
import { addRateHeaders, limitRequests, type LimitRequest } from "./limits/rates/limit-requests.js";
import { UsageReporter } from "./client-usage/usage-reporter.js";
import { openRateCounters } from "./limits/rates/open-rate-counters.js";
import { rateCheck } from "./limits/rates/rate-check.js";
import { RateLimits } from "./limits/rates/rate-limits.js";
import { addStreamedRoutes } from "./http/streamed-routes.js";
import { addRelayedPages } from "./http/relayed-pages.js";
import type { MetricsPage } from "@souk/kernel/metrics/open-metrics";
import { RouterMetrics } from "./metrics/router-metrics.js";
import { HookedRequests } from "./hooks/hooked-request.js";
import { addServiceKeysRoute } from "./http/service-keys-route.js";
import { addSecurityHeaders } from "./http/security-headers.js";
import { openPageCache, type PublicPageCache } from "./storefront/cache/open-page-cache.js";
import { PageCacheMetrics } from "./storefront/cache/page-cache-metrics.js";
import { addRestRoutes } from "./rest/add-rest-routes.js";
import { addRepresentations } from "./rest/representation.js";
import { restOperationNames } from "./rest/rest-operation-names.js";
import { isRestAddress } from "./rest/rest-addresses.js";
import { demoAccounts } from "./storefront/demo-accounts.js";
import { addStorefront } from "./storefront/storefront-routes.js";
import { addWorkHeader } from "./http/work-header.js";
import type { WorkerLink } from "./workers/worker-link.js";

export interface RouterDependencies {
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
  /** The connection to the parent process, when this process is one of several workers. */
  readonly worker?: WorkerLink | undefined;
}

export interface Router extends AsyncDisposable {
  readonly port: number;
  /** Answers an operation like a request to `/graphql`, without a network connection. */
  readonly execute: ExecuteGraph;
  /** Returns all metrics of this process. */
  readonly metrics: () => Registry;
  /** Returns the metrics of all processes that serve the port, in Prometheus text format. */
  readonly metricsPage: () => Promise<MetricsPage>;
}

/** Starts the router. The port opens last, after all dependencies are ready. */
export async function startRouter(config: RouterConfig, dependencies: RouterDependencies): Promise<Router> {
  const pageMetrics = new PageCacheMetrics();
  const { worker } = dependencies;
  const metrics = new RouterMetrics({
    others: [...(dependencies.moreMetrics ?? []), pageMetrics.registry],
    operationNames: new Set([...config.documentTrust.documents.names, ...restOperationNames]),
    ...(worker ? { showWith: (own: () => Registry) => worker.showMetrics(own) } : {}),
  });
  let stopping = false;
  await using resources = new AsyncDisposableStack();
  const names = namesOfSubgraphs(config);
  const direct = withForeignTransports(config, dependencies.subgraph, dependencies.serviceTokens, resources);
  const { transport: subgraph, isOpen } = guardedTransports(
    config,
    { ...dependencies, names, subgraph: direct, metrics },
    resources,
  );
  const { logger } = dependencies;
  const newCounter = await openRateCounters(config, { logger, isWorker: worker !== undefined }, resources);
  const rates = config.rateTable && new RateLimits(config.rateTable, newCounter);
  const captcha = await openCaptcha(config.captcha, { newCounter, logger });
  const streams = new OpenStreams({ limits: config.streamLimits, metrics });
  const usage = openUsage(config, { ...dependencies, subgraph }, resources);
  const checked = { ...dependencies, subgraph, metrics, rates, captcha, streams, usage };
  const gateway = await openGateway(config, checked, resources);
  const server = await openServer(config, { ...dependencies, metrics, streams }, resources);
  const poller = resources.use(
    new HealthPoller({
      names,
      poll: (name) => subgraph(name).checkHealth(config.upstream.probeTimeoutMs),
      onState: (name, isUp) => metrics.setUp(name, isUp),
      intervalMs: config.healthPollMs,
    }),
  );
  addHealthRoutes(server, { poller, isOpen, metrics, metricsToken: config.metricsToken, isStopping: () => stopping });
  const pageDependencies = { ...dependencies, subgraph, metrics: pageMetrics };
  const pageCache = config.storefront
    ? openPageCache(pageCacheOf(config, worker), pageDependencies, resources)
    : undefined;
  await addRoutes(server, config, {
    ...dependencies,
    pageCache,
    subgraph,
    metrics,
    limit: limitRequests(rates, metrics),
    gateway,
    captcha,
  });
  const port = await listen(server, { port: config.port, host: config.host, portSetting: "PORT" });
  const owned = resources.move();
  return {
    port,
    execute: graphExecutor(server),
    metrics: () => metrics.all(),
    metricsPage: () => metrics.page(),
    async [Symbol.asyncDispose]() {
      stopping = true;
      await owned.disposeAsync();
    },
  };
}

/** One of several workers purges the CDN for all: each of them receives all changes. */
function pageCacheOf({ pageCache }: RouterConfig, worker: WorkerLink | undefined): RouterConfig["pageCache"] {
  return worker === undefined || worker.number === 1 ? pageCache : { ...pageCache, purge: undefined };
}

/** Opens the count of operations by client; undefined when it is off, and for Apollo's gateway. */
function openUsage(
  { clientUsageSeconds: everySeconds, engine }: RouterConfig,
  { subgraph, serviceTokens, logger }: Pick<RouterDependencies, "subgraph" | "serviceTokens" | "logger">,
  resources: AsyncDisposableStack,
): UsageReporter | undefined {
  if (everySeconds === 0 || engine === "apollo") return undefined;
  return resources.use(new UsageReporter({ subgraph, serviceTokens, logger, everySeconds }));
}

interface GraphqlDependencies extends Omit<RouterDependencies, "subgraph"> {
  readonly subgraph: (name: string) => PeerTransport;
  readonly metrics: RouterMetrics;
  readonly rates: RateLimits | undefined;
  readonly captcha: OpenedCaptcha | undefined;
  readonly streams: OpenStreams;
  readonly usage: UsageReporter | undefined;
}

/** Opens the router's own engine, or Apollo's gateway for comparison. */
async function openGateway(
  config: RouterConfig,
  dependencies: GraphqlDependencies,
  resources: AsyncDisposableStack,
): Promise<GraphqlGateway> {
  const { logger, serviceTokens, entityMemory, heartbeatMs, subgraph, metrics, rates, captcha, streams, usage } =
    dependencies;
  const { production, queryCostLimit: costLimit, subgraphTimeoutMs: timeoutMs } = config;
  const { headers: headerRules = [] } = config.extensions;
  const rateChecks = rates ? [rateCheck(rates)] : [];
  const costs = new OperationCosts(shopCosts);
  const options: EngineOptions = {
    supergraphSdl: config.supergraphSdl,
    caller: (name) =>
      new SubgraphCaller({ name, transport: subgraph(name), serviceTokens, metrics, timeoutMs, headerRules }),
    logger,
    showsStacks: config.showsStacks,
    metrics,
    ...documentLimits(queryLimits),
    checks: [
      expiredSessionCheck(production),
      trustedCheck(config.documentTrust, logger),
      introspectionCheck(production),
      costCheck({
        max: costLimit,
        costsOf: () => costs,
        note: ({ measured }, cost) => (measured.cost = cost),
      }),
      ...rateChecks,
      ...(captcha ? [captcha.check] : []),
    ],
    rules: answerRules({ metrics, costLimit, production }),
    sharesInFlight: config.sharesInFlight,
    entities: openEntityCache(config, { logger, metrics, entityMemory }, resources),
    operationTimeoutMs: config.operationTimeoutMs,
    countUsage: usage && ((request) => usage.count(request)),
    // each event costs as much as running the operation again
    eventChecks: rateChecks,
  };
  if (config.engine === "souk") {
    const service = await startEngine(options);
    return {
      handlerFor: (contextOf) => engineHandler({ service, streams, heartbeatMs, logger }, contextOf),
      run: (text, variables, context) => service.run(text, variables, context),
    };
  }
  const apollo = await importApollo();
  return apollo.startApollo(options, resources);
}

/** Imports the stock gateway only when it is chosen: its packages are optional, and a tenth of all modules. */
async function importApollo(): Promise<{ readonly startApollo: typeof startApollo }> {
  try {
    return await import("./gateway/apollo/start-apollo.js");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    const advice =
      "npm install @apollo/gateway@2.14.4 @apollo/server@5.5.1 @as-integrations/fastify@3.1.0 (Elastic License 2.0), or set ROUTER_ENGINE=souk";
    throw new Error(`ROUTER_ENGINE=apollo needs packages that are not installed: ${advice}`, { cause: error });
  }
}

interface ServerDependencies {
  readonly logger: Logger;
  readonly metrics: RouterMetrics;
  readonly streams: OpenStreams;
}

/** Opens the HTTP server with the hooks that apply to all routes. */
async function openServer(
  { production, trustedProxies: trustProxy, corsOrigins, extensions }: RouterConfig,
  { logger, metrics, streams }: ServerDependencies,
  resources: AsyncDisposableStack,
): Promise<FastifyInstance> {
  const server = createHttpServer({ service: "router", logger, bodyLimitBytes, trustProxy });
  resources.defer(() => server.close());
  // close streams first: the server waits for open requests
  server.addHook("preClose", async () => streams.close());
  prepareRequests(
    server,
    HookedRequests.of(extensions, (line) => logger.error(line)),
  );
  addRateHeaders(server);
  await addSecurityHeaders(server, production);
  await server.register(cors, () => corsOptions(corsOrigins));
  server.addHook("onResponse", async (request, reply) => {
    const { url: path = "none" } = request.routeOptions;
    // a stream lasts as long as its client stays
    const route = isAnswerStream(reply.getHeader("content-type")) ? `${path} (stream)` : path;
    metrics.countRequest({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  if (!production) addWorkHeader(server);
  return server;
}

interface RouteDependencies extends Pick<RouterDependencies, "logger" | "accessTokens" | "serviceTokens" | "subgraph"> {
  readonly metrics: RouterMetrics;
  readonly limit: LimitRequest;
  readonly pageCache: PublicPageCache | undefined;
  readonly captcha: OpenedCaptcha | undefined;
  readonly gateway: GraphqlGateway;
}

/** Adds the graph, the explorer, the pages of subgraphs and the storefront. */
async function addRoutes(
  server: FastifyInstance,
  config: RouterConfig,
  { logger, accessTokens, serviceTokens, subgraph, metrics, limit, pageCache, captcha, gateway }: RouteDependencies,
): Promise<void> {
  const { production } = config;
  addRepresentations(server);
  const cardVault = await CardSealer.open(config.cardSealKeys, systemClock);
  const apiKeys = new ApiKeyTokens({ subgraph, serviceTokens });
  const identity = { accessTokens, apiKeys, secureCookies: production };
  const cards = new CardTokenizer(CardTypes.of(config.supergraphSdl), cardVault);
  addGraphqlRoute(server, {
    handlerFor: gateway.handlerFor,
    ...identity,
    cards,
    corsOrigins: config.corsOrigins,
    documents: config.documentTrust.documents,
    explorer: production ? "admins" : "everybody",
    operationTimeoutMs: config.operationTimeoutMs,
    metrics,
    limit,
  });
  if (config.apiDocs) {
    const { addOpenApiRoutes } = await import("./rest/openapi/openapi-routes.js");
    await addOpenApiRoutes(server);
  }
  await addExplorerAssets(server, production ? forAdmins(authenticate(identity)) : async () => undefined);
  if (!production) {
    const { corsOrigins, operationTimeoutMs } = config;
    addSubgraphExplorers(server, { ...identity, subgraph, serviceTokens, corsOrigins, operationTimeoutMs });
  }
  await addStreamedRoutes(server, { ...identity, subgraph, serviceTokens, corsOrigins: config.corsOrigins, limit });
  await addRelayedPages(server, { subgraph, serviceTokens });
  if (config.foreignSubgraphs.length > 0) addServiceKeysRoute(server, serviceTokens);
  if (captcha) addCaptchaFrame(server, { widget: captcha.provider.widget, corsOrigins: config.corsOrigins });
  if (config.storefront) {
    const viewerOf = viewerOfPage(identity);
    await addStorefront(server, {
      logger,
      limit,
      viewerOf,
      isRestAddress,
      pageCache,
      publicUrl: config.publicUrl,
      demoAccounts: config.demoData ? await demoAccounts() : undefined,
      projectPages: config.projectPages,
    });
  }
  await addRestRoutes(server, {
    ...identity,
    accessTokens: new BearerTokens(accessTokens, serviceTokens),
    run: gateway.run,
    cards,
    corsOrigins: config.corsOrigins,
    currency: config.currency,
    operationTimeoutMs: config.operationTimeoutMs,
    limit,
  });
}
