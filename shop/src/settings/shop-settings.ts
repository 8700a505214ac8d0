import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readErrorReporter } from "@souk/kernel/logging/error-reporter-setting";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { readKeys } from "@souk/kernel/keys/key-setting";
import { logLevels } from "@souk/kernel/logging/logger";
import { readMetricsSettings } from "@souk/kernel/metrics/metrics-settings";
import { readCrashPoint } from "@souk/kernel/process/crash-point";
import { readTracingSettings } from "@souk/kernel/telemetry/tracing-settings";
import { readRouterConfig } from "@souk/router/config";
import { readAuditIntervalSeconds } from "../audit/audit-interval-setting.js";
import { readDatabaseUrls } from "../audit/database-urls.js";
import { subgraphModules } from "../subgraph-modules.js";

/**
 * Reads every setting of the subgraphs and the router; together with the other settings, so that all faults are
 * reported at once.
 */
export function readShopSettings(reader: SettingsReader) {
  const router = readRouterConfig(reader);
  return {
    router,
    logLevel: reader.oneOf("LOG_LEVEL", logLevels, "info"),
    accessTokenKeys: readKeys(reader, "ACCESS_TOKEN_KEYS"),
    crashPoint: readCrashPoint(reader),
    showsStacks: reader.development,
    tracing: readTracingSettings(reader, "souk"),
    errorReporter: readErrorReporter(reader),
    metrics: readMetricsSettings(reader, { service: "souk", host: router.host }),
    auditIntervalSeconds: readAuditIntervalSeconds(reader),
    databaseUrls: readDatabaseUrls(reader),
    deprecated: reader.deprecated,
    start: subgraphNames.map((name) => [name, subgraphModules[name].prepare(reader)] as const),
  };
}
