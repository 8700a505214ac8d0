import { join } from "node:path";
import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import { checkAddress } from "@souk/kernel/http/http-server";
import { logDeprecatedSettings } from "@souk/kernel/config/log-deprecated-settings";
import { settingsWithoutEffect } from "@souk/kernel/config/replaced-settings";
import { createLogger } from "@souk/kernel/logging/logger";
import { readRouterProcessSettings } from "@souk/router/process-settings";
import { ensureServiceKeyFiles, type ServiceKeyFiles } from "@souk/kernel/keys/service-key-files";
import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { loadProject } from "@souk/kernel/project/load-project";
import type { LoadedProject } from "@souk/kernel/project/project";
import {
  auditPort,
  projectPort,
  projectService,
  subgraphNames,
  subgraphPorts,
  type SubgraphName,
} from "@souk/kernel/config/subgraph-addresses";
import { readProjectUrl, subgraphUrl } from "@souk/kernel/config/subgraph-urls";
import { readAuditServiceSettings } from "../audit/audit-service-settings.js";
import { withProjectSupergraph } from "../compose/project-supergraph.js";
import { readProjectServiceSettings } from "../graph/run-project-service.js";
import { readAllSettings } from "../settings/read-all-settings.js";
import { ServiceProcess } from "./service-process.js";
import type { ServiceDefinition } from "./service-run.js";
import { isFirstStart, openShopEnvironment } from "../settings/shop-environment.js";
import { StartProgress } from "../one-process/start-progress.js";
import { subgraphModules } from "../subgraph-modules.js";

/** A service that runs as a process of its own. Disposing it lets running requests end. */
export interface RunningService extends AsyncDisposable {
  /** Waits until the service is ready. Throws when its start fails. */
  ready(): Promise<void>;
}

type StartService = (definition: ServiceDefinition) => RunningService;

/**
 * Runs every subgraph and the router as separate processes over HTTP until `stopped`. A process that dies is restarted,
 * unless `startService` runs it in another way.
 */
export async function runServices(
  stopped: Promise<void>,
  startService: StartService = (definition) => ServiceProcess.start(definition),
): Promise<void> {
  await runUntilSignal("souk", (run) => start(run, stopped, startService), stopped);
}

/**
 * Starts all subgraphs at once, then the router, which reports when it is ready. The router ends first, then the
 * subgraphs.
 */
async function start({ resources, isStopped }: Run, stopped: Promise<void>, startService: StartService): Promise<void> {
  const project = await loadProject(process.env);
  const config = await readAllSettings(process.env, project);
  await checkAddress(config.address);
  // no service gets these; each service reports the others that it reads
  logDeprecatedSettings(createLogger("souk", config.logLevel), settingsWithoutEffect(process.env));
  if (isStopped()) return;
  using progress = (await isFirstStart(config)) ? new StartProgress(process.stdout) : undefined;
  const { environment: given } = resources.use(await openShopEnvironment(config, process.env, progress));
  if (isStopped()) return;
  const keys = await ensureServiceKeyFiles(join(config.dataDir, "keys"));
  const environment = {
    ...(await withProjectSupergraph(given, project)),
    AUDIT_URL: given.AUDIT_URL || `http://localhost:${auditPort}`,
    // absolute, for services that start in another folder
    ...(project.file === undefined ? {} : { SOUK_CONFIG: project.file }),
  };
  const definitions = [
    ...subgraphNames.map((name) => defineSubgraph(name, environmentOf(name, keys, environment), project)),
    ...(project.project.graph ? [defineProject(environmentOf(projectService, keys, environment), project)] : []),
  ];
  const names = definitions.map(({ name }) => name);
  const subgraphs = definitions.map((definition) => [definition.name, startService(definition)] as const);
  resources.defer(
    async () => void (await Promise.all(subgraphs.map(([, subgraph]) => subgraph[Symbol.asyncDispose]()))),
  );
  const ready = new Set<string>();
  progress?.reportReady(names, ready);
  const allReady = subgraphs.map(async ([name, subgraph]) => {
    await subgraph.ready();
    progress?.reportReady(names, ready.add(name));
  });
  await Promise.race([Promise.all(allReady), stopped]);
  if (isStopped()) return;
  const others = [
    defineRouter(environmentOf("router", keys, environment), project),
    defineAudit(environmentOf("audit", keys, environment), project),
  ].map((definition) => resources.use(startService(definition)));
  await Promise.race([Promise.all(others.map((service) => service.ready())), stopped]);
}

/** The usual port of the router. */
const firstPort = 4000;

/** The distance of each process's METRICS_PORT from the router's: that of their usual ports. */
const metricsPorts: ReadonlyMap<string, number> = new Map(
  Object.entries({ ...subgraphPorts, audit: auditPort, [projectService]: projectPort }).map(([name, port]) => [
    name,
    port - firstPort,
  ]),
);

/** Adds the service's own signing keys, the public keys of the other services, and its port for metrics. */
function environmentOf(service: string, { own, known }: ServiceKeyFiles, environment: Environment): Environment {
  const keys = { SERVICE_KEYS_FILE: own.get(service), SERVICE_PUBLIC_KEYS_FILE: known };
  const { METRICS_PORT: first } = environment;
  // each process checks its port
  const port =
    first && Number.isInteger(Number(first)) ? String(Number(first) + (metricsPorts.get(service) ?? 0)) : first;
  return { ...environment, ...keys, METRICS_PORT: port };
}

function defineSubgraph(name: SubgraphName, environment: Environment, project: LoadedProject): ServiceDefinition {
  const { port } = new URL(subgraphUrl(new SettingsReader(environment), name));
  const read = (reader: SettingsReader): void => subgraphModules[name].readProcessSettings(reader, name);
  const own = serviceEnvironment(
    { ...environment, SERVICE_PORT: port || "80", HOST: environment.HOST ?? "127.0.0.1" },
    read,
    project,
  );
  return { name, entry: `@souk/${name}/main`, environment: own };
}

function defineProject(environment: Environment, project: LoadedProject): ServiceDefinition {
  const { port } = new URL(readProjectUrl(new SettingsReader(environment)));
  const given = { ...environment, SERVICE_PORT: port || "80", HOST: environment.HOST ?? "127.0.0.1" };
  const own = serviceEnvironment(given, readProjectServiceSettings, project);
  return { name: projectService, entry: "../project-service.js", environment: own };
}

function defineRouter(environment: Environment, project: LoadedProject): ServiceDefinition {
  const own = serviceEnvironment(environment, readRouterProcessSettings, project);
  return { name: "router", entry: "@souk/router/main", environment: own };
}

function defineAudit(environment: Environment, project: LoadedProject): ServiceDefinition {
  const { port } = new URL(environment.AUDIT_URL ?? "");
  const given = { ...environment, SERVICE_PORT: port || "80", HOST: environment.HOST ?? "127.0.0.1" };
  const own = serviceEnvironment(given, readAuditServiceSettings, project);
  return { name: "audit", entry: "../audit-service.js", environment: own };
}

/** The machine's settings that every Node program needs, and the TLS settings. */
const ofTheMachine =
  /^(?:PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|windir|NODE_ENV|NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|PGSSL\w+)$/;

/**
 * Returns the part of an environment that a service reads, so that it gets no other service's secrets. Reading its
 * settings shows which variables it needs.
 */
function serviceEnvironment(
  environment: Environment,
  read: (reader: SettingsReader) => void,
  project?: LoadedProject,
): Environment {
  const reader = new SettingsReader(environment, project);
  read(reader);
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => reader.requested.has(name) || ofTheMachine.test(name)),
  );
}
