import type { PeerTransport } from "@souk/kernel/peer-transport";
import { subgraphNames } from "@souk/kernel/subgraph-addresses";
import type { RouterMetrics } from "../router-metrics.js";

export interface SubgraphHealth {
  readonly status: "ok" | "down";
  readonly latencyMs: number;
}

/** A subgraph that hangs counts as down after this. */
const timeoutMs = 5000;

export async function checkSubgraphs(
  subgraph: (name: string) => PeerTransport,
  metrics: RouterMetrics,
): Promise<Record<string, SubgraphHealth>> {
  const states = await Promise.all(
    subgraphNames.map(async (name): Promise<[string, SubgraphHealth]> => {
      const started = performance.now();
      const status = await subgraph(name)
        .checkHealth(timeoutMs)
        .then(
          () => "ok" as const,
          () => "down" as const,
        );
      metrics.setUp(name, status === "ok");
      return [name, { status, latencyMs: Math.round(performance.now() - started) }];
    }),
  );
  return Object.fromEntries(states);
}
