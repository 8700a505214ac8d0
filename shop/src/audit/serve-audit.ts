import { latestAuditPath } from "@souk/kernel/audit/audit-summary";
import { createHttpServer, listen, sendError } from "@souk/kernel/http/http-server";
import type { Logger } from "@souk/kernel/logging/logger";
import { holdsMetricsToken } from "@souk/kernel/config/metrics-token";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { Registry } from "prom-client";
import type { LatestAudit } from "./latest-audit.js";

export interface AuditServerDependencies {
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly latest: LatestAudit;
  readonly serviceTokens: ServiceTokens;
  /** When absent, `/metrics` is closed. */
  readonly metricsToken: string | undefined;
}

/**
 * Serves `/health`, `/metrics` to clients with METRICS_TOKEN, and the last audit to orders, which shows it to admins.
 */
export async function serveAudit(
  address: { readonly host: string; readonly port: number },
  { logger, metrics, latest, serviceTokens, metricsToken }: AuditServerDependencies,
): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createHttpServer({ service: "audit", logger, bodyLimitBytes: 1024 });
  for (const path of ["/health", "/health/live", "/health/ready"])
    server.get(path, async () => ({ status: "ok", service: "audit" }));
  server.get("/metrics", async (request, reply) => {
    if (metricsToken === undefined || !holdsMetricsToken(request.headers.authorization, metricsToken))
      return sendError(reply, "UNAUTHENTICATED", "The figures are for who has METRICS_TOKEN.");
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
  server.get(latestAuditPath, async (request, reply) => {
    const caller = await serviceTokens.callerIn(request.headers, "audit");
    if (caller !== "orders") return sendError(reply, caller === null ? "UNAUTHENTICATED" : "FORBIDDEN", "For orders.");
    return { audit: latest.get() };
  });
  const port = await listen(server, { ...address, portSetting: "SERVICE_PORT (with npm run services: AUDIT_URL)" });
  return { port, [Symbol.asyncDispose]: () => server.close() };
}
