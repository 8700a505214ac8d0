import { AccessTokenVerifier } from "@souk/kernel/access-token";
import { systemClock } from "@souk/kernel/clock";
import { readCrashPoint } from "@souk/kernel/crash-point";
import { readSettings, type Environment, type SettingsReader } from "@souk/kernel/config-reader";
import { EntityMemory } from "@souk/kernel/entity-cache/entity-memory";
import { KeyRing } from "@souk/kernel/key-ring";
import { readKeys, type KeySource } from "@souk/kernel/key-setting";
import { createLogger, logLevels, type Logger } from "@souk/kernel/logger";
import { inProcessTransport, type PeerTransport } from "@souk/kernel/peer-transport";
import { ServiceTokens } from "@souk/kernel/service-token";
import type { Subgraph } from "@souk/kernel/subgraph";
import { subgraphNames, type SubgraphName } from "@souk/kernel/subgraph-addresses";
import { startRouter, type Router } from "@souk/router/app";
import { readRouterConfig } from "@souk/router/config";
import type { DestinationStream } from "pino";
import { Registry } from "prom-client";
import { AuditMetrics } from "./audit/audit-metrics.js";
import { readBookUrls } from "./audit/book-urls.js";
import { LatestAudit } from "./audit/latest-audit.js";
import { PeriodicAudit } from "./audit/periodic-audit.js";
import { hearsAllChanges } from "./hears-all-changes.js";
import { subgraphModules } from "./subgraph-modules.js";

export interface Shop extends AsyncDisposable {
  readonly port: number;
  readonly subgraphs: ReadonlyMap<SubgraphName, Subgraph>;
  /** Makes a subgraph answer no more, as if its process had died. For tests of what the others do then. */
  takeDown(name: SubgraphName): void;
  bringBack(name: SubgraphName): void;
  /** Audits at once, as it does by itself from time to time. For tests of what is shown of it. */
  auditNow(): Promise<void>;
}

/** Every setting of the subgraphs and the router; part of one reading, so that all faults are told at once. */
export function readShopSettings(reader: SettingsReader) {
  return {
    router: readRouterConfig(reader),
    logLevel: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    accessTokenKeys: readKeys(reader, "ACCESS_TOKEN_KEYS"),
    serviceKeys: readKeys(reader, "SERVICE_KEYS"),
    crashPoint: readCrashPoint(reader),
    auditIntervalSeconds: reader.wholeNumber("AUDIT_INTERVAL_SECONDS", {
      fallback: 300,
      min: 0,
      max: 86_400,
      unit: "seconds",
    }),
    bookUrls: readBookUrls(reader),
    start: subgraphNames.map((name) => [name, subgraphModules[name].prepare(reader)] as const),
  };
}

export interface ShopSurroundings {
  /** The PostgreSQL that runs for this process alone. */
  readonly ownServerUrl?: string | undefined;
  /** Standard output when absent. */
  readonly logDestination?: DestinationStream;
}

/** Every subgraph and the router in this process, over the databases that the environment names. */
export async function startShop(
  environment: Environment,
  { ownServerUrl, logDestination }: ShopSurroundings = {},
): Promise<Shop> {
  const settings = readSettings("souk", environment, readShopSettings);
  const { accessTokenKeys, serviceKeys, crashPoint } = settings;
  if (!accessTokenKeys || !serviceKeys) throw new Error("keys are read or faulted");
  await using opened = new AsyncDisposableStack();
  const loggerOf = (service: string): Logger => createLogger(service, settings.logLevel, logDestination);
  const keyRing = (source: KeySource): KeyRing => opened.use(new KeyRing(source, loggerOf("keys")));
  const accessTokens = new AccessTokenVerifier(keyRing(accessTokenKeys));
  const serviceTokens = new ServiceTokens(keyRing(serviceKeys));
  const subgraphs = new Map<SubgraphName, Subgraph>();
  const down = new Set<string>();
  const peer = (name: string): PeerTransport =>
    inProcessTransport(name, () => (down.has(name) ? undefined : subgraphs.get(name as SubgraphName)));

  const figures = new Registry();
  const latestAudit = new LatestAudit();
  const databases: Partial<Record<SubgraphName, string>> = settings.bookUrls;
  const { entityCacheSeconds, redisUrl } = settings.router;
  const entityMemory = entityCacheSeconds > 0 && redisUrl === undefined ? new EntityMemory() : undefined;
  const starting = settings.start.map(async ([name, start]) => {
    const logger = loggerOf(name);
    const tools = { logger, clock: systemClock, crashPoint, metrics: figures, booksAudit: () => latestAudit.get() };
    const told = hearsAllChanges(databases[name], ownServerUrl) ? { entityMemory } : {};
    subgraphs.set(name, opened.use(await start({ ...tools, ...told, accessTokens, serviceTokens, peer })));
  });
  const failed = (await Promise.allSettled(starting)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  const metrics = new AuditMetrics();
  const { auditIntervalSeconds: intervalSeconds, bookUrls: urls } = settings;
  const auditing = { urls, intervalSeconds, metrics, latest: latestAudit, logger: loggerOf("audit") };
  const periodicAudit = intervalSeconds > 0 ? opened.use(new PeriodicAudit(auditing)) : undefined;
  const router: Router = opened.use(
    await startRouter(settings.router, {
      logger: loggerOf("router"),
      accessTokens,
      serviceTokens,
      subgraph: peer,
      entityMemory,
      moreMetrics: [figures, metrics.registry],
    }),
  );
  const parts = opened.move();
  return {
    port: router.port,
    subgraphs,
    takeDown: (name) => void down.add(name),
    bringBack: (name) => void down.delete(name),
    auditNow: async () => {
      await periodicAudit?.runOnce();
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
