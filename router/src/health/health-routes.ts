import { sendError } from "@souk/kernel/http-server";
import { holdsMetricsToken } from "@souk/kernel/metrics-token";
import type { PeerTransport } from "@souk/kernel/peer-transport";
import type { FastifyInstance } from "fastify";
import type { RouterMetrics } from "../router-metrics.js";
import { checkSubgraphs } from "./subgraph-health.js";

export interface HealthParts {
  readonly subgraph: (name: string) => PeerTransport;
  readonly metrics: RouterMetrics;
  /** Without one everybody sees the figures. */
  readonly metricsToken: string | undefined;
  readonly isStopping: () => boolean;
}

/**
 * `/health/live`: the process runs. `/health/ready`: send it requests; not while it stops, nor when no subgraph at all answers.
 * One that is down does not make the router unready: it serves what the others know. `/health` tells which one it is.
 */
export function addHealthRoutes(
  server: FastifyInstance,
  { subgraph, metrics, metricsToken, isStopping }: HealthParts,
): void {
  server.get("/health/live", async () => ({ status: "ok" }));
  server.get("/health/ready", async (_request, reply) => {
    const states = Object.values(await checkSubgraphs(subgraph, metrics));
    const ready = !isStopping() && states.some(({ status }) => status === "ok");
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "down" });
  });
  server.get("/health", async () => {
    const subgraphs = await checkSubgraphs(subgraph, metrics);
    const down = Object.values(subgraphs).filter(({ status }) => status === "down").length;
    const status = down === 0 ? "ok" : down < Object.keys(subgraphs).length ? "degraded" : "down";
    const timestamp = new Date().toISOString();
    return { status, service: "router", timestamp, uptime: Math.round(process.uptime()), subgraphs };
  });
  server.get("/metrics", async (request, reply) => {
    if (metricsToken !== undefined && !holdsMetricsToken(request.headers.authorization, metricsToken)) {
      void reply.header("www-authenticate", "Bearer");
      return sendError(reply, "UNAUTHENTICATED", "The figures are for who has METRICS_TOKEN.");
    }
    await checkSubgraphs(subgraph, metrics);
    const { contentType, body } = await metrics.page();
    return reply.type(contentType).send(body);
  });
}
