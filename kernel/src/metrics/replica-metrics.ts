import type { Registry } from "prom-client";
import type { ReplicaUse } from "../database/replica/open-replica.js";
import { beforeReading, counterIn, gaugeIn } from "./open-metric.js";

/** Shows the use of a subgraph's read replica until it is disposed of. */
export function showReplica(registry: Registry, subgraph: string, use: () => ReplicaUse | undefined): Disposable {
  const shown = new DisposableStack();
  const lag = gaugeIn(registry, "database_replica_lag_seconds");
  const reads = counterIn(registry, "database_list_reads_total");
  const last = { replica: 0, primary: 0, fallback: 0 };
  shown.use(
    beforeReading(registry, "database_replica_lag_seconds", () => lag.set({ subgraph }, use()?.lagSeconds ?? 0)),
  );
  shown.use(
    beforeReading(registry, "database_list_reads_total", () => {
      for (const outcome of ["replica", "primary", "fallback"] as const) {
        const now = use()?.reads[outcome] ?? 0;
        reads.inc({ subgraph, outcome }, now - last[outcome]);
        last[outcome] = now;
      }
    }),
  );
  return shown;
}
