import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { FastifyInstance } from "fastify";
import type { HealthPoller } from "./health-poller.js";

/** The services by the names that the earlier systems have for them. */
export const serviceAliases: Readonly<Record<string, SubgraphName>> = {
  auth: "accounts",
  user: "accounts",
  verification: "accounts",
  accounts: "accounts",
  catalog: "catalog",
  category: "catalog",
  inventory: "inventory",
  cart: "cart",
  orders: "orders",
  payment: "payments",
  payments: "payments",
  shipping: "shipping",
  notifications: "notifications",
  course: "courses",
  courses: "courses",
  reviews: "reviews",
  media: "media",
};

export interface ServiceHealthSources {
  readonly poller: Pick<HealthPoller, "health" | "upSeconds">;
  /** Whether this router's circuit to a subgraph is open. */
  readonly isOpen: (subgraph: string) => boolean;
}

/** Adds the health of single services, and of all, from the last poll. */
export function addServiceHealthRoutes(server: FastifyInstance, sources: ServiceHealthSources): void {
  for (const prefix of ["", "/api", "/api/v1"]) {
    for (const [alias, subgraph] of Object.entries(serviceAliases)) {
      server.get(`${prefix}/${alias}/health`, async (_request, reply) => {
        const health = stateOf(sources, alias, subgraph);
        return reply.code(health.status === "down" ? 503 : 200).send(health);
      });
    }
    server.get(`${prefix}/health/services`, async () => {
      const services = Object.keys(sources.poller.health()).map((name) => stateOf(sources, name, name));
      const up = services.filter(({ status }) => status === "ok").length;
      const status = up === services.length ? "ok" : up > 0 ? "degraded" : "down";
      return { status, timestamp: new Date().toISOString(), services };
    });
  }
}

function stateOf({ poller, isOpen }: ServiceHealthSources, service: string, subgraph: string) {
  const health = poller.health()[subgraph];
  return {
    status: health?.status ?? "unknown",
    service,
    timestamp: new Date().toISOString(),
    uptime: poller.upSeconds(subgraph),
    latency_ms: health?.latencyMs ?? null,
    circuit: isOpen(subgraph) ? "open" : "closed",
  };
}
