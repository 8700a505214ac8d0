import { readErrorReporter } from "@souk/kernel/logging/error-reporter-setting";
import { readSettings, type SettingsReader } from "@souk/kernel/config/config-reader";
import { readHost } from "@souk/kernel/config/listening-host";
import { readMetricsToken } from "@souk/kernel/config/metrics-token";
import { projectPort, projectService } from "@souk/kernel/config/subgraph-addresses";
import { readRouterUrl, subgraphUrl } from "@souk/kernel/config/subgraph-urls";
import { AccessTokenVerifier } from "@souk/kernel/identity/access-token";
import { readRouterCredentials } from "@souk/kernel/identity/router-credentials";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { publishedKeys, readJwksAddress } from "@souk/kernel/keys/published-keys";
import { readServiceKeys } from "@souk/kernel/keys/service-key-setting";
import { ServiceKeyRing } from "@souk/kernel/keys/service-keys";
import { openErrorReporter } from "@souk/kernel/logging/error-reporter";
import { createLogger, logLevels } from "@souk/kernel/logging/logger";
import { httpTransport } from "@souk/kernel/peers/peer-transport";
import { openTracing } from "@souk/kernel/telemetry/open-tracing";
import { readTracingSettings } from "@souk/kernel/telemetry/tracing-settings";
import { readMetricsSettings } from "@souk/kernel/metrics/metrics-settings";
import { openMetrics } from "@souk/kernel/metrics/open-metrics";
import { observePeer } from "@souk/kernel/metrics/peer-metrics";
import { GuardedTransport } from "@souk/kernel/peers/upstream/guarded-transport";
import { logCircuit } from "@souk/kernel/peers/upstream/log-circuit";
import { readUpstreamSettings } from "@souk/kernel/peers/upstream/upstream-settings";
import { notifyParentReady } from "@souk/kernel/process/notify-parent-ready";
import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { loadProject, readProjectSettings } from "@souk/kernel/project/load-project";
import { serveSubgraph } from "@souk/kernel/subgraph/serve-subgraph";
import { systemClock } from "@souk/kernel/values/clock";
import { collectDefaultMetrics, Registry } from "prom-client";
import { routerOverHttp } from "./router-over-http.js";
import { startProjectGraph } from "./start-project-graph.js";

/** Reads every setting of the process that runs the project's own types and fields. */
export function readProjectServiceSettings(reader: SettingsReader) {
  readProjectSettings(reader);
  const host = readHost(reader);
  return {
    host,
    port: reader.port("SERVICE_PORT", projectPort),
    level: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    metricsToken: readMetricsToken(reader),
    metrics: readMetricsSettings(reader, { service: projectService, host }),
    jwksAddress: readJwksAddress(reader),
    serviceKeys: readServiceKeys(reader, projectService),
    routers: readRouterCredentials(reader),
    upstream: readUpstreamSettings(reader),
    accountsUrl: subgraphUrl(reader, "accounts"),
    routerUrl: readRouterUrl(reader),
    reportsWork: !reader.production,
    showsStacks: reader.development,
    tracing: readTracingSettings(reader, projectService),
    errorReporter: readErrorReporter(reader),
  };
}

/** Runs the project's own types and fields as a separate process until a signal arrives. */
export async function runProjectService(): Promise<void> {
  await runUntilSignal(projectService, start);
}

async function start({ resources, isStopped }: Run): Promise<void> {
  const loaded = await loadProject(process.env);
  const settings = readSettings(projectService, process.env, readProjectServiceSettings, loaded);
  const { host, port, level, metricsToken, serviceKeys, routers, upstream, reportsWork, showsStacks } = settings;
  const { graph } = loaded.project;
  if (!serviceKeys) return;
  if (!graph) throw new Error("the project has no graph: souk.config.ts declares it");
  const logger = createLogger(projectService, level);
  resources.use(await openErrorReporter(settings.errorReporter, logger));
  resources.use(await openTracing(settings.tracing, logger));
  const serviceTokens = new ServiceTokens(
    resources.use(new ServiceKeyRing(projectService, serviceKeys, logger)),
    routers,
  );
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const accounts = resources.use(
    new GuardedTransport({
      name: "accounts",
      transport: resources.use(httpTransport("accounts", settings.accountsUrl)),
      ...observePeer(metrics, "accounts", logCircuit(logger, "accounts")),
      settings: upstream,
    }),
  );
  const accessTokens = new AccessTokenVerifier(
    publishedKeys(settings.jwksAddress, { caller: projectService, serviceTokens }),
  );
  const { execute } = resources.use(routerOverHttp(settings.routerUrl));
  const context = {
    logger,
    clock: systemClock,
    accessTokens,
    serviceTokens,
    peer: () => accounts,
    showsStacks,
    execute,
  };
  const subgraph = resources.use(await startProjectGraph(loaded, graph, context));
  if (isStopped()) return;
  const options = { logger, metrics, serviceTokens, routers, metricsToken, reportsWork };
  const server = resources.use(await serveSubgraph(subgraph, { port, host }, options));
  resources.use(await openMetrics(settings.metrics, { service: projectService, registry: () => metrics, logger }));
  logger.info({ port: server.port }, "ready");
  notifyParentReady();
}
