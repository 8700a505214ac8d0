import type { SettingsReader } from "../config/config-reader.js";
import { readCrashPoint } from "../process/crash-point.js";
import { readHost } from "../config/listening-host.js";
import { logLevels } from "../logging/logger.js";
import { readMetricsToken } from "../config/metrics-token.js";
import { readProjectSettings } from "../project/load-project.js";
import { readJwksAddress } from "../keys/published-keys.js";
import { readRouterCredentials } from "../identity/router-credentials.js";
import { readServiceKeys } from "../keys/service-key-setting.js";
import { subgraphPorts, type SubgraphName } from "../config/subgraph-addresses.js";
import { subgraphUrl } from "../config/subgraph-urls.js";
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
  const sharesCredentials = reader.asked.has("DATABASE_URL");
  return {
    own,
    host: readHost(reader),
    /**
     * @setting SERVICE_PORT the port of a subgraph in its own process
     * @default 4001 to 4009
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
    serviceKeys: readServiceKeys(reader, name),
    routers: readRouterCredentials(reader),
    crashPoint: readCrashPoint(reader),
    upstream: readUpstreamSettings(reader),
    sharesCredentials,
    deprecated: reader.deprecated,
    reportsWork: !reader.production,
    peerUrl: Object.fromEntries(
      Object.keys(subgraphPorts).map((peer) => [peer, subgraphUrl(reader, peer as SubgraphName)]),
    ),
  };
}
