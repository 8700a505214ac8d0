import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readErrorReporter } from "@souk/kernel/logging/error-reporter-setting";
import { readMetricsSettings } from "@souk/kernel/metrics/metrics-settings";
import { readProjectSettings } from "@souk/kernel/project/load-project";
import { logLevels } from "@souk/kernel/logging/logger";
import { readJwksAddress } from "@souk/kernel/keys/published-keys";
import { readServiceKeys } from "@souk/kernel/keys/service-key-setting";
import { projectService, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { readProjectUrl, subgraphUrl } from "@souk/kernel/config/subgraph-urls";
import { readTracingSettings } from "@souk/kernel/telemetry/tracing-settings";
import { readRouterConfig } from "./config.js";

export type RouterProcessSettings = ReturnType<typeof readRouterProcessSettings>;

/** Reads every setting of a router that runs as its own process. */
export function readRouterProcessSettings(reader: SettingsReader) {
  readProjectSettings(reader);
  const config = readRouterConfig(reader);
  return {
    config,
    /**
     * @setting ROUTER_WORKERS the number of the router's processes, which share `PORT`: docs/scale.md. One for each core
     * uses a whole machine; the shop in one process ignores the setting
     * @default 1
     */
    workers: reader.wholeNumber("ROUTER_WORKERS", { fallback: 1, min: 1, max: 256, unit: "processes" }),
    workerHangMs: 1000 * readHangSeconds(reader),
    level: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    serviceKeys: readServiceKeys(reader, "router"),
    urls: [
      ...subgraphNames.map((name): [string, string] => [name, subgraphUrl(reader, name)]),
      ...(config.hasProjectGraph ? [[projectService, readProjectUrl(reader)] satisfies [string, string]] : []),
    ],
    tracing: readTracingSettings(reader, "router"),
    errorReporter: readErrorReporter(reader),
    metrics: readMetricsSettings(reader, { service: "router", host: config.host }),
    jwksAddress: readJwksAddress(reader),
    deprecated: reader.deprecated,
  };
}

function readHangSeconds(reader: SettingsReader): number {
  /**
   * @setting ROUTER_WORKER_HANG_SECONDS a worker of the router that does not answer its parent for this long is killed
   * and restarted
   * @default 30
   */
  return reader.wholeNumber("ROUTER_WORKER_HANG_SECONDS", { fallback: 30, min: 1, max: 600, unit: "seconds" });
}
