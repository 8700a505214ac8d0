import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { logDeprecatedSettings } from "@souk/kernel/config/log-deprecated-settings";
import { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { openErrorReporter } from "@souk/kernel/logging/error-reporter";
import { createLogger, type Logger } from "@souk/kernel/logging/logger";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import { noProject, type LoadedProject } from "@souk/kernel/project/project";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { projectService, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { openMetrics } from "@souk/kernel/metrics/open-metrics";
import { openTracing } from "@souk/kernel/telemetry/open-tracing";
import { startRouter, type Router } from "@souk/router/app";
import type { DestinationStream } from "pino";
import { Registry } from "prom-client";
import { AuditMetrics } from "./audit/audit-metrics.js";
import { LatestAudit } from "./audit/latest-audit.js";
import { PeriodicAudit } from "./audit/periodic-audit.js";
import { readShopSettings } from "./settings/shop-settings.js";
import { withProjectSupergraph } from "./compose/project-supergraph.js";
import { startSubgraphs } from "./one-process/start-subgraphs.js";
import type { StartProgress } from "./one-process/start-progress.js";

export interface Shop extends AsyncDisposable {
  readonly port: number;
  readonly subgraphs: ReadonlyMap<SubgraphName, Subgraph>;
  /** The tokens by which services authenticate each other. For tests that play a service. */
  readonly serviceTokens: ServiceTokens;
  /** Stops a subgraph from answering, as if its process had died. For tests of the other services. */
  takeDown(name: SubgraphName): void;
  bringBack(name: SubgraphName): void;
  /** Runs an audit at once, like the periodic ones. For tests of its results. */
  auditNow(): Promise<void>;
}

export interface ShopOptions {
  /** The PostgreSQL server that this process started for itself. */
  readonly ownServerUrl?: string | undefined;
  /** Standard output when absent. */
  readonly logDestination?: DestinationStream;
  /** Shows the steps of the start. */
  readonly progress?: StartProgress | undefined;
  /** The content of `souk.config.ts`. */
  readonly project?: LoadedProject;
  /** False in tests: no job starts because of the time of day. */
  readonly runsSchedules?: boolean | undefined;
}

/** Starts every subgraph and the router in this process, on the databases that the environment names. */
export async function startShop(
  given: Environment,
  { ownServerUrl, logDestination, progress, project = noProject, runsSchedules }: ShopOptions = {},
): Promise<Shop> {
  const environment = await withProjectSupergraph(given, project);
  const settings = readSettings("souk", environment, readShopSettings, project);
  await using resources = new AsyncDisposableStack();
  const loggerOf = (service: string): Logger => createLogger(service, settings.logLevel, logDestination);
  logDeprecatedSettings(loggerOf("shop"), settings.deprecated);
  resources.use(await openErrorReporter(settings.errorReporter, loggerOf("shop")));
  resources.use(await openTracing(settings.tracing, loggerOf("shop")));
  const figures = new Registry();
  const latestAudit = new LatestAudit();
  const { entityCacheSeconds, redisUrl } = settings.router;
  const entityMemory = entityCacheSeconds > 0 && redisUrl === undefined ? new EntityMemory() : undefined;
  const names = [...settings.start.map(([name]) => name), ...(project.project.graph ? [projectService] : [])];
  progress?.reportReady(names, new Set());
  // a resolver of the project may ask the router only once the router runs
  const running: { router?: Router } = {};
  const { subgraphs, accessTokens, serviceTokens, down, direct } = await startSubgraphs(settings, {
    resources,
    loggerOf,
    metrics: figures,
    latestAudit: async () => latestAudit.get(),
    entityMemory,
    ownServerUrl,
    project,
    runsSchedules,
    execute: (request) => running.router?.execute(request) ?? Promise.reject(new ServiceUnavailableError("router")),
    onStarted: (started) => progress?.reportReady(names, started),
  });
  const metrics = new AuditMetrics();
  const { auditIntervalSeconds: intervalSeconds, databaseUrls: urls } = settings;
  const auditing = { urls, intervalSeconds, metrics, latest: latestAudit, logger: loggerOf("audit") };
  const periodicAudit = intervalSeconds > 0 ? resources.use(new PeriodicAudit(auditing)) : undefined;
  const router = resources.use(
    await startRouter(settings.router, {
      logger: loggerOf("router"),
      accessTokens,
      serviceTokens,
      subgraph: direct,
      entityMemory,
      moreMetrics: [figures, metrics.registry],
    }),
  );
  running.router = router;
  resources.use(
    await openMetrics(settings.metrics, { service: "souk", registry: router.metrics, logger: loggerOf("shop") }),
  );
  const ownedResources = resources.move();
  return {
    port: router.port,
    subgraphs,
    serviceTokens,
    takeDown: (name) => void down.add(name),
    bringBack: (name) => void down.delete(name),
    auditNow: async () => {
      await periodicAudit?.runOnce();
    },
    [Symbol.asyncDispose]: () => ownedResources.disposeAsync(),
  };
}
