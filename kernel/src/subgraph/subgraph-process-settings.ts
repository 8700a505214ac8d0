import type { SettingsReader } from "../config/config-reader.js";
import { readErrorReporter } from "../logging/error-reporter-setting.js";
import { readCrashPoint } from "../process/crash-point.js";
import { readHost } from "../config/listening-host.js";
import { logLevels } from "../logging/logger.js";
import { readMetricsToken } from "../config/metrics-token.js";
import { readMetricsSettings } from "../metrics/metrics-settings.js";
import { readProjectSettings } from "../project/load-project.js";
import { readJwksAddress } from "../keys/published-keys.js";
import { readRouterCredentials } from "../identity/router-credentials.js";
import { readServiceKeys } from "../keys/service-key-setting.js";
import { subgraphPorts, type SubgraphName } from "../config/subgraph-addresses.js";
import { subgraphUrl } from "../config/subgraph-urls.js";
import { readTracingSettings } from "../telemetry/tracing-settings.js";
import { readUpstreamSettings } from "../peers/upstream/upstream-settings.js";

/**
 * Reads all settings of a subgraph that is a separate process: its own settings, by `readConfig`, and those of the
 * process.
 */
export function readSubgraphProcessSettings<Config>(
  reader: SettingsReader,
  name: SubgraphName,
  readConfig: (reader: SettingsReader) => Config,
) {
  const own = readConfig(reader);
  readProjectSettings(reader);
  // a subgraph with its own URL does not read the shared one
  const sharesCredentials = reader.requested.has("DATABASE_URL");
  const host = readHost(reader);
  return {
    own,
    host,
    /**
     * @setting SERVICE_PORT the port of a subgraph in its own process
     * @default 4001 to 4011
     * @example 4001
     */
    port: reader.port("SERVICE_PORT", subgraphPorts[name]),
    /**
     * @setting LOG_LEVEL `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`; logs are JSON lines on
     * stdout
     * @default info
     */
    level: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    jwksAddress: readJwksAddress(reader),
    metricsToken: readMetricsToken(reader),
    metrics: readMetricsSettings(reader, { service: name, host }),
    serviceKeys: readServiceKeys(reader, name),
    routers: readRouterCredentials(reader),
    crashPoint: readCrashPoint(reader),
    upstream: readUpstreamSettings(reader),
    tracing: readTracingSettings(reader, name),
    errorReporter: readErrorReporter(reader),
    sharesCredentials,
    deprecated: reader.deprecated,
    reportsWork: !reader.production,
    production: reader.production,
    showsStacks: reader.development,
    /**
     * @setting SUBGRAPH_SERVER the HTTP server of a subgraph in its own process: `apollo` for Apollo Server with its
     * plugins and inline traces, which costs 24 to 32 % more CPU for each request (docs/bench/subgraph.md), or `lean`
     * for Souk's own
     * @default apollo
     */
    server: reader.oneOf("SUBGRAPH_SERVER", ["apollo", "lean"], "apollo"),
    peerUrl: Object.fromEntries(
      Object.keys(subgraphPorts).map((peer) => [peer, subgraphUrl(reader, peer as SubgraphName)]),
    ),
  };
}
