import { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { systemClock } from "@souk/kernel/values/clock";
import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { logDeprecatedSettings } from "@souk/kernel/config/log-deprecated-settings";
import { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { KeyRing } from "@souk/kernel/keys/key-ring";
import { createLogger, type Logger } from "@souk/kernel/logging/logger";
import { inProcessTransport } from "@souk/kernel/peers/in-process-transport";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { callingServices } from "@souk/kernel/keys/service-key-files";
import { newServiceKeys } from "@souk/kernel/keys/service-keys";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { GuardedTransport } from "@souk/kernel/peers/upstream/guarded-transport";
import { logCircuit } from "@souk/kernel/peers/upstream/log-circuit";
import { startRouter, type Router } from "@souk/router/app";
import type { DestinationStream } from "pino";
import { Registry } from "prom-client";
import { AuditMetrics } from "./audit/audit-metrics.js";
import { LatestAudit } from "./audit/latest-audit.js";
import { PeriodicAudit } from "./audit/periodic-audit.js";
import { seesAllChanges } from "./sees-all-changes.js";
import { readShopSettings } from "./shop-settings.js";
import type { StartProgress } from "./start-progress.js";

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
}

/** Starts every subgraph and the router in this process, on the databases that the environment names. */
export async function startShop(
  environment: Environment,
  { ownServerUrl, logDestination, progress }: ShopOptions = {},
): Promise<Shop> {
  const settings = readSettings("souk", environment, readShopSettings);
  const { accessTokenKeys, crashPoint } = settings;
  if (!accessTokenKeys) throw new Error("the settings must include the access token keys");
  await using resources = new AsyncDisposableStack();
  const loggerOf = (service: string): Logger => createLogger(service, settings.logLevel, logDestination);
  logDeprecatedSettings(loggerOf("shop"), settings.deprecated);
  const accessTokens = new AccessTokenVerifier(resources.use(new KeyRing(accessTokenKeys, loggerOf("keys"))));
  const serviceTokens = new ServiceTokens(await newServiceKeys(callingServices));
  const subgraphs = new Map<SubgraphName, Subgraph>();
  const down = new Set<string>();
  const direct = (name: string): PeerTransport =>
    inProcessTransport(name, () => (down.has(name) ? undefined : subgraphs.get(name as SubgraphName)));
  const guarded = new Map<string, PeerTransport>();
  const peer = (name: string): PeerTransport => {
    const known = guarded.get(name);
    if (known) return known;
    const { upstream } = settings.router;
    const onCircuit = logCircuit(loggerOf("peers"), name);
    const transport = resources.use(
      new GuardedTransport({ name, transport: direct(name), onCircuit, settings: upstream }),
    );
    guarded.set(name, transport);
    return transport;
  };

  const figures = new Registry();
  const latestAudit = new LatestAudit();
  const databases: Partial<Record<SubgraphName, string>> = settings.databaseUrls;
  const { entityCacheSeconds, redisUrl } = settings.router;
  const entityMemory = entityCacheSeconds > 0 && redisUrl === undefined ? new EntityMemory() : undefined;
  const names = settings.start.map(([name]) => name);
  progress?.reportReady(names, new Set());
  const starting = settings.start.map(async ([name, start]) => {
    const logger = loggerOf(name);
    const tools = {
      logger,
      clock: systemClock,
      crashPoint,
      metrics: figures,
      latestAudit: async () => latestAudit.get(),
    };
    const told = seesAllChanges(databases[name], ownServerUrl) ? { entityMemory } : {};
    subgraphs.set(name, resources.use(await start({ ...tools, ...told, accessTokens, serviceTokens, peer })));
    progress?.reportReady(names, new Set(subgraphs.keys()));
  });
  const failed = (await Promise.allSettled(starting)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  const metrics = new AuditMetrics();
  const { auditIntervalSeconds: intervalSeconds, databaseUrls: urls } = settings;
  const auditing = { urls, intervalSeconds, metrics, latest: latestAudit, logger: loggerOf("audit") };
  const periodicAudit = intervalSeconds > 0 ? resources.use(new PeriodicAudit(auditing)) : undefined;
  const router: Router = resources.use(
    await startRouter(settings.router, {
      logger: loggerOf("router"),
      accessTokens,
      serviceTokens,
      subgraph: direct,
      entityMemory,
      moreMetrics: [figures, metrics.registry],
    }),
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
