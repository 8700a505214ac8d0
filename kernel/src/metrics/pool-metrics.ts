import type { Registry } from "prom-client";
import { beforeReading, counterIn, gaugeIn } from "./open-metric.js";

/** The use of a pool of connections since its start, and now. */
export interface PoolUse {
  readonly max: number;
  readonly used: number;
  readonly idle: number;
  readonly waiting: number;
  /** The requests for a connection by their outcome. */
  readonly taken: number;
  readonly refused: number;
  readonly failed: number;
  readonly waitedSeconds: number;
}

/** Shows the use of a subgraph's pool until it is disposed of. */
export function showPool(registry: Registry, subgraph: string, use: () => PoolUse): Disposable {
  const shown = new DisposableStack();
  const connections = gaugeIn(registry, "database_pool_connections");
  const max = gaugeIn(registry, "database_pool_max_connections");
  const waiting = gaugeIn(registry, "database_pool_waiting");
  const waits = counterIn(registry, "database_pool_waits_total");
  const seconds = counterIn(registry, "database_pool_wait_seconds_total");
  const last = { taken: 0, refused: 0, failed: 0, waitedSeconds: 0 };
  shown.use(
    beforeReading(registry, "database_pool_connections", () => {
      const { used, idle } = use();
      connections.set({ subgraph, state: "used" }, used);
      connections.set({ subgraph, state: "idle" }, idle);
    }),
  );
  shown.use(beforeReading(registry, "database_pool_max_connections", () => max.set({ subgraph }, use().max)));
  shown.use(beforeReading(registry, "database_pool_waiting", () => waiting.set({ subgraph }, use().waiting)));
  shown.use(
    beforeReading(registry, "database_pool_waits_total", () => {
      const now = use();
      for (const outcome of ["taken", "refused", "failed"] as const) {
        waits.inc({ subgraph, outcome }, now[outcome] - last[outcome]);
        last[outcome] = now[outcome];
      }
    }),
  );
  shown.use(
    beforeReading(registry, "database_pool_wait_seconds_total", () => {
      const { waitedSeconds } = use();
      seconds.inc({ subgraph }, waitedSeconds - last.waitedSeconds);
      last.waitedSeconds = waitedSeconds;
    }),
  );
  return shown;
}
