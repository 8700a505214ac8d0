import { readSettings } from "@souk/kernel/config/config-reader";
import { openErrorReporter } from "@souk/kernel/logging/error-reporter";
import { createLogger } from "@souk/kernel/logging/logger";
import { logDeprecatedSettings } from "@souk/kernel/config/log-deprecated-settings";
import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { loadProject } from "@souk/kernel/project/load-project";
import { KnownServiceKeys } from "@souk/kernel/keys/service-keys";
import { ServiceTokens } from "@souk/kernel/identity/service-token";
import { notifyParentReady } from "@souk/kernel/process/notify-parent-ready";
import { openMetrics } from "@souk/kernel/metrics/open-metrics";
import { collectDefaultMetrics } from "prom-client";
import { readAuditServiceSettings } from "./audit-service-settings.js";
import { AuditMetrics } from "./audit-metrics.js";
import { LatestAudit } from "./latest-audit.js";
import { PeriodicAudit } from "./periodic-audit.js";
import { serveAudit } from "./serve-audit.js";

/** Runs periodic audits until a termination signal, and serves their results. */
export async function runAuditService(): Promise<void> {
  await runUntilSignal("audit", start);
}

async function start({ resources, isStopped }: Run): Promise<void> {
  const settings = readSettings("audit", process.env, readAuditServiceSettings, await loadProject(process.env));
  const { urls, intervalSeconds, host, port, level, metricsToken, knownKeys, deprecated } = settings;
  if (!knownKeys) return;
  const logger = createLogger("audit", level);
  resources.use(await openErrorReporter(settings.errorReporter, logger));
  logDeprecatedSettings(logger, deprecated);
  const metrics = new AuditMetrics();
  collectDefaultMetrics({ register: metrics.registry });
  const latest = new LatestAudit();
  const serviceTokens = new ServiceTokens(resources.use(new KnownServiceKeys(knownKeys, logger)));
  if (intervalSeconds > 0) resources.use(new PeriodicAudit({ urls, intervalSeconds, metrics, latest, logger }));
  if (isStopped()) return;
  const options = { logger, metrics: metrics.registry, latest, serviceTokens, metricsToken };
  const server = resources.use(await serveAudit({ host, port }, options));
  resources.use(await openMetrics(settings.metrics, { service: "audit", registry: () => metrics.registry, logger }));
  logger.info({ port: server.port }, "ready");
  notifyParentReady();
}
