import type { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { projectService, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { KeyRing } from "@souk/kernel/keys/key-ring";
import { callingServices } from "@souk/kernel/keys/service-key-files";
import { newServiceKeys } from "@souk/kernel/keys/service-keys";
import type { Logger } from "@souk/kernel/logging/logger";
import { inProcessTransport } from "@souk/kernel/peers/in-process-transport";
import { observePeer } from "@souk/kernel/metrics/peer-metrics";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { GuardedTransport } from "@souk/kernel/peers/upstream/guarded-transport";
import { logCircuit } from "@souk/kernel/peers/upstream/log-circuit";
import type { ExecuteGraph } from "@souk/kernel/project/subgraphs/execute-graph";
import type { LoadedProject } from "@souk/kernel/project/project";
import { importCaller } from "@souk/kernel/subgraph/service-calls";
import type { ServiceContext, Subgraph } from "@souk/kernel/subgraph/subgraph";
import { systemClock } from "@souk/kernel/values/clock";
import type { Registry } from "prom-client";
import { startProjectGraph } from "../graph/start-project-graph.js";
import { seesAllChanges } from "../settings/sees-all-changes.js";
import type { readShopSettings } from "../settings/shop-settings.js";

/** The subgraphs of this process. */
export interface StartedSubgraphs {
  readonly subgraphs: ReadonlyMap<SubgraphName, Subgraph>;
  readonly accessTokens: AccessTokenVerifier;
  readonly serviceTokens: ServiceTokens;
  /** The subgraphs that do not answer, as if their process had died. */
  readonly down: Set<string>;
  readonly direct: (name: string) => PeerTransport;
}

export interface SubgraphsOptions {
  /** Closes the subgraphs. */
  readonly resources: AsyncDisposableStack;
  readonly loggerOf: (service: string) => Logger;
  readonly metrics: Registry;
  readonly latestAudit: NonNullable<ServiceContext["latestAudit"]>;
  readonly entityMemory: EntityMemory | undefined;
  readonly ownServerUrl: string | undefined;
  readonly project: LoadedProject;
  readonly runsSchedules?: boolean | undefined;
  /** Sends the operations of the project's resolvers. Without it, the project's own types are not started. */
  readonly execute?: ExecuteGraph;
  readonly onStarted: (started: ReadonlySet<string>) => void;
}

/** Starts every subgraph in this process. They call each other directly, with keys that never leave it. */
export async function startSubgraphs(
  settings: ReturnType<typeof readShopSettings>,
  {
    resources,
    loggerOf,
    metrics,
    latestAudit,
    entityMemory,
    ownServerUrl,
    project,
    runsSchedules,
    execute,
    onStarted,
  }: SubgraphsOptions,
): Promise<StartedSubgraphs> {
  const { accessTokenKeys, crashPoint, showsStacks } = settings;
  if (!accessTokenKeys) throw new Error("the settings must include the access token keys");
  const accessTokens = new AccessTokenVerifier(resources.use(new KeyRing(accessTokenKeys, loggerOf("keys"))));
  const serviceTokens = new ServiceTokens(await newServiceKeys([...callingServices, importCaller]));
  const subgraphs = new Map<SubgraphName, Subgraph>();
  const { graph } = project.project;
  const started = new Set<string>();
  let ownGraph: Subgraph | undefined;
  const find = (name: string) => (name === projectService ? ownGraph : subgraphs.get(name as SubgraphName));
  const down = new Set<string>();
  const starts = new Map<string, Promise<void>>();
  const direct = (name: string): PeerTransport =>
    inProcessTransport(
      name,
      () => (down.has(name) ? undefined : find(name)),
      () => starts.get(name)?.catch(() => undefined),
    );
  const guarded = new Map<string, PeerTransport>();
  const peer = (name: string): PeerTransport => {
    const known = guarded.get(name);
    if (known) return known;
    const { upstream } = settings.router;
    const observed = observePeer(metrics, name, logCircuit(loggerOf("peers"), name));
    const transport = resources.use(
      new GuardedTransport({ name, transport: direct(name), ...observed, settings: upstream }),
    );
    guarded.set(name, transport);
    return transport;
  };
  const databases: Partial<Record<SubgraphName, string>> = settings.databaseUrls;
  const startSubgraph = async ([name, start]: (typeof settings.start)[number]): Promise<void> => {
    const shared = { crashPoint, showsStacks, metrics, latestAudit, project: project.project, runsSchedules };
    const context = { logger: loggerOf(name), clock: systemClock, ...shared };
    const cacheOptions = seesAllChanges(databases[name], ownServerUrl) ? { entityMemory } : {};
    subgraphs.set(name, resources.use(await start({ ...context, ...cacheOptions, accessTokens, serviceTokens, peer })));
    onStarted(started.add(name));
  };
  for (const entry of settings.start) starts.set(entry[0], startSubgraph(entry));
  const startOwnGraph = async (): Promise<void> => {
    if (!graph || !execute) return;
    const context = {
      logger: loggerOf(projectService),
      clock: systemClock,
      accessTokens,
      serviceTokens,
      peer,
      showsStacks,
      execute,
    };
    ownGraph = resources.use(await startProjectGraph(project, graph, context));
    onStarted(started.add(projectService));
  };
  const failed = (await Promise.allSettled([...starts.values(), startOwnGraph()])).find(
    (result) => result.status === "rejected",
  );
  if (failed) throw failed.reason;
  return { subgraphs, accessTokens, serviceTokens, down, direct };
}
