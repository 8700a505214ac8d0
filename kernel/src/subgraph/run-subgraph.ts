import { collectDefaultMetrics, Registry } from "prom-client";
import { AccessTokenVerifier } from "../identity/access-token.js";
import { systemClock } from "../values/clock.js";
import { readSettings, type SettingsReader } from "../config/config-reader.js";
import { logDeprecatedSettings } from "../config/log-deprecated-settings.js";
import { openDatabase, type DatabaseDefinition } from "../database/database.js";
import { openErrorReporter } from "../logging/error-reporter.js";
import { createLogger } from "../logging/logger.js";
import { httpTransport, type PeerTransport } from "../peers/peer-transport.js";
import { publishedKeys } from "../keys/published-keys.js";
import { runUntilSignal, type Run } from "../process/run-until-signal.js";
import { loadProject } from "../project/load-project.js";
import { serveSubgraph } from "./serve-subgraph.js";
import { ServiceKeyRing } from "../keys/service-keys.js";
import { ServiceTokens } from "../identity/service-token.js";
import type { ApolloServerOptions } from "./apollo/open-apollo-server.js";
import type { GraphServer } from "./over-http/graph-server.js";
import type { StartSubgraph, Subgraph } from "./subgraph.js";
import { notifyParentReady } from "../process/notify-parent-ready.js";
import { readSubgraphProcessSettings } from "./subgraph-process-settings.js";
import { settingPrefix, type SubgraphName } from "../config/subgraph-addresses.js";
import { openTracing } from "../telemetry/open-tracing.js";
import { GuardedTransport } from "../peers/upstream/guarded-transport.js";
import { openMetrics } from "../metrics/open-metrics.js";
import { observePeer } from "../metrics/peer-metrics.js";
import { logCircuit } from "../peers/upstream/log-circuit.js";

/** Returns the definition and the settings of a subgraph's database; undefined if it does not use PostgreSQL. */
type DatabaseOf<Config> = (config: Config) => Omit<DatabaseDefinition, "logger"> | undefined;

/**
 * Runs one subgraph as a separate process until a signal arrives. Every `main.ts` calls it. With the argument
 * `--migrate`, it migrates the database that `databaseOf` returns, and ends.
 */
export async function runSubgraph<Config>(
  name: SubgraphName,
  readConfig: (reader: SettingsReader) => Config,
  start: StartSubgraph<Config>,
  databaseOf: DatabaseOf<Config>,
): Promise<void> {
  if (process.argv.includes("--migrate")) await migrateSubgraph(name, readConfig, databaseOf);
  else await runUntilSignal(name, (run) => startServing(name, readConfig, start, run));
}

/**
 * Migrates the database of a subgraph and ends, so that a deployment can migrate before it replaces a process. It opens
 * nothing else: no job runs, and no other service is called. The exit code is 1 if the migration fails, or if a setting
 * of the process is wrong.
 */
async function migrateSubgraph<Config>(
  name: SubgraphName,
  readConfig: (reader: SettingsReader) => Config,
  databaseOf: DatabaseOf<Config>,
): Promise<void> {
  const { promise: migrated, resolve: end } = Promise.withResolvers<void>();
  const migrate = async (): Promise<void> => {
    const loaded = await loadProject(process.env);
    const read = (reader: SettingsReader) => readSubgraphProcessSettings(reader, name, readConfig);
    const { own, level } = readSettings(name, process.env, read, loaded);
    const definition = databaseOf(own);
    if (definition) {
      const database = await openDatabase({ ...definition, logger: createLogger(name, level) });
      await database[Symbol.asyncDispose]();
    }
    end();
  };
  await runUntilSignal(name, migrate, migrated);
}

async function startServing<Config>(
  name: SubgraphName,
  readConfig: (reader: SettingsReader) => Config,
  start: StartSubgraph<Config>,
  { resources, isStopped }: Run,
): Promise<void> {
  const loaded = await loadProject(process.env);
  const {
    own,
    host,
    port,
    level,
    jwksAddress,
    metricsToken,
    serviceKeys,
    routers,
    crashPoint,
    peerUrl,
    sharesCredentials,
    reportsWork,
    server: serverKind,
    upstream,
    tracing,
    errorReporter,
    metrics: metricsSettings,
    deprecated,
    production,
    showsStacks,
  } = readSettings(name, process.env, (reader) => readSubgraphProcessSettings(reader, name, readConfig), loaded);
  if (!serviceKeys) return;
  const logger = createLogger(name, level);
  logDeprecatedSettings(logger, deprecated);
  resources.use(await openErrorReporter(errorReporter, logger));
  resources.use(await openTracing(tracing, logger));
  if (sharesCredentials)
    logger.warn(
      `${name} uses the credentials of DATABASE_URL, which open the databases of other services too; set ${settingPrefix(name)}_DATABASE_URL`,
    );
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const transports = new Map<string, PeerTransport>();
  const peer = (callee: string): PeerTransport => {
    const known = transports.get(callee);
    if (known) return known;
    const transport = resources.use(httpTransport(callee, peerUrl[callee] ?? ""));
    const observed = observePeer(metrics, callee, logCircuit(logger, callee));
    const guarded = resources.use(new GuardedTransport({ name: callee, transport, ...observed, settings: upstream }));
    transports.set(callee, guarded);
    return guarded;
  };
  const serviceTokens = new ServiceTokens(resources.use(new ServiceKeyRing(name, serviceKeys, logger)), routers);
  const serviceContext = {
    logger,
    clock: systemClock,
    accessTokens: new AccessTokenVerifier(publishedKeys(jwksAddress, { caller: name, serviceTokens })),
    serviceTokens,
    peer,
    crashPoint,
    metrics,
    project: loaded.project,
    showsStacks,
  };
  const subgraph = resources.use(await start(own, serviceContext));
  if (isStopped()) return;
  const { plugins } = loaded.project.apollo;
  const graphServer =
    serverKind === "apollo" ? resources.use(await startApollo(subgraph, { logger, plugins, production })) : undefined;
  if (!graphServer && plugins.length > 0)
    logger.warn("the Apollo plugins of souk.config.ts do not run, because SUBGRAPH_SERVER is lean");
  const server = resources.use(
    await serveSubgraph(
      subgraph,
      { port, host },
      { logger, metrics, serviceTokens, routers, metricsToken, reportsWork, graphServer },
    ),
  );
  resources.use(await openMetrics(metricsSettings, { service: name, registry: () => metrics, logger }));
  logger.info({ port: server.port }, "ready");
  notifyParentReady();
}

/** Apollo Server is loaded only here: a shop in one process does not need it. */
async function startApollo(subgraph: Subgraph, options: ApolloServerOptions): Promise<GraphServer & AsyncDisposable> {
  const { openApolloServer } = await import("./apollo/open-apollo-server.js");
  return openApolloServer(subgraph, options);
}
