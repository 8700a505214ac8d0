import { beforeReading, counterIn, gaugeIn } from "@souk/kernel/metrics/open-metric";
import type { MetricsPage } from "@souk/kernel/metrics/open-metrics";
import { AggregatorRegistry, Registry } from "prom-client";
import type { ProcessMetrics } from "./worker-calls.js";

/** The metrics of the parent of all workers. */
export class WorkersMetrics {
  private readonly registry = new Registry();
  private readonly restarts = counterIn(this.registry, "router_worker_restarts_total");

  /** `ready`: returns the number of workers that accept requests. */
  constructor(ready: () => number) {
    const workers = gaugeIn(this.registry, "router_workers");
    beforeReading(this.registry, "router_workers", () => workers.set(ready()));
  }

  countRestart(): void {
    this.restarts.inc();
  }

  /**
   * Returns one page with the metrics of the parent, and those of each worker with its number as the label `worker`. A
   * sum would fall when a worker is replaced, and look like a reset of all of them.
   */
  async page(workers: ReadonlyMap<number, ProcessMetrics>): Promise<MetricsPage> {
    const own = await this.registry.getMetricsAsJSON();
    const labelled = [...workers].map(([number, metrics]) => withWorker(metrics, String(number)));
    const all = AggregatorRegistry.aggregate([own, ...labelled]);
    return { contentType: all.contentType, body: await all.metrics() };
  }
}

function withWorker(metrics: ProcessMetrics, worker: string): ProcessMetrics {
  return metrics.map((metric) => ({
    ...metric,
    // series of different workers have different labels, so nothing is added up
    aggregator: "sum",
    values: metric.values.map((value) => ({ ...value, labels: { ...value.labels, worker } })),
  }));
}
