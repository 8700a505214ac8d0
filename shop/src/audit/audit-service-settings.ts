import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readErrorReporter } from "@souk/kernel/logging/error-reporter-setting";
import { readHost } from "@souk/kernel/config/listening-host";
import { readMetricsToken } from "@souk/kernel/config/metrics-token";
import { auditPort } from "@souk/kernel/config/subgraph-addresses";
import { readKnownServiceKeys } from "@souk/kernel/keys/service-key-setting";
import { logLevels } from "@souk/kernel/logging/logger";
import { readMetricsSettings } from "@souk/kernel/metrics/metrics-settings";
import { readProjectSettings } from "@souk/kernel/project/load-project";
import { readAuditIntervalSeconds } from "./audit-interval-setting.js";
import { readDatabaseUrls } from "./database-urls.js";

/** Reads every setting of the audit process, for shops that run each service as a separate process. */
export function readAuditServiceSettings(reader: SettingsReader) {
  readProjectSettings(reader);
  const host = readHost(reader);
  return {
    urls: readDatabaseUrls(reader),
    intervalSeconds: readAuditIntervalSeconds(reader),
    host,
    port: reader.port("SERVICE_PORT", auditPort),
    level: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    metricsToken: readMetricsToken(reader),
    metrics: readMetricsSettings(reader, { service: "audit", host }),
    knownKeys: readKnownServiceKeys(reader),
    errorReporter: readErrorReporter(reader),
    deprecated: reader.deprecated,
  };
}
