import type { MetricsPage } from "@souk/kernel/metrics/open-metrics";
import type { Registry } from "prom-client";

/** The metrics of one process, as prom-client describes them. */
export type ProcessMetrics = Awaited<ReturnType<Registry["getMetricsAsJSON"]>>;

/** The calls that the parent answers for its workers. */
export type ParentCalls = {
  /** Returns the number of the worker, from 1. It stays the same when the worker's process is replaced. */
  number(argument: null): Promise<number>;
  /** Returns the metrics page of the parent and all its workers. */
  metricsPage(argument: null): Promise<MetricsPage>;
};

/** The calls that a worker answers for its parent. */
export type WorkerCalls = {
  /** Proves that the worker's event loop runs. */
  ping(argument: null): Promise<null>;
  metrics(argument: null): Promise<ProcessMetrics>;
};
