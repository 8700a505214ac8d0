import { sendError } from "@souk/kernel/http/http-server";
import { holdsMetricsToken } from "@souk/kernel/config/metrics-token";
import type { FastifyInstance } from "fastify";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import { addServiceHealthRoutes, type ServiceHealthSources } from "./service-health-routes.js";

export interface HealthDependencies extends ServiceHealthSources {
  readonly metrics: RouterMetrics;
  /** Token that `/metrics` requires; undefined: `/metrics` is public. */
  readonly metricsToken: string | undefined;
  readonly isStopping: () => boolean;
}

/**
 * Adds the health routes. `/health/live`: the process runs. `/health/ready`: the router accepts requests; 503 while it
 * stops and while no subgraph answers. One subgraph that is down does not make the router unready, because the others
 * still serve data; `/health` names it. All routes answer from the last poll and never wait for a subgraph.
 */
export function addHealthRoutes(
  server: FastifyInstance,
  { poller, isOpen, metrics, metricsToken, isStopping }: HealthDependencies,
): void {
  server.get("/health/live", async () => ({ status: "ok" }));
  server.get("/health/ready", async (_request, reply) => {
    const states = Object.values(poller.health());
    const ready = !isStopping() && states.some(({ status }) => status === "ok");
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "down" });
  });
  server.get("/health", async () => {
    const subgraphs = poller.health();
    const up = Object.values(subgraphs).filter(({ status }) => status === "ok").length;
    const status = up === Object.keys(subgraphs).length ? "ok" : up > 0 ? "degraded" : "down";
    const timestamp = new Date().toISOString();
    return { status, service: "router", timestamp, uptime: Math.round(process.uptime()), subgraphs };
  });
  addServiceHealthRoutes(server, { poller, isOpen });
  server.get("/metrics", async (request, reply) => {
    if (metricsToken !== undefined && !holdsMetricsToken(request.headers.authorization, metricsToken)) {
      void reply.header("www-authenticate", "Bearer");
      return sendError(reply, "UNAUTHENTICATED", "The figures are for who has METRICS_TOKEN.");
    }
    const { contentType, body } = await metrics.page();
    return reply.type(contentType).send(body);
  });
}
