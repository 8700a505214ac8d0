import type { RustOperation, RustPlans } from "@souk/federation-engine/planning";
import type { MetricsPage } from "@souk/kernel/metrics/open-metrics";
import type { Registry } from "prom-client";

/** The metrics of one process, as prom-client describes them. */
export type ProcessMetrics = Awaited<ReturnType<Registry["getMetricsAsJSON"]>>;

export interface OpenedPlanner extends Pick<RustPlans, "consumerSchema" | "overridePercentages"> {
  /** Identifies the supergraph in requests for plans. */
  readonly id: string;
}

export interface PlanRequest extends RustOperation {
  readonly planner: string;
  readonly percentage: number;
}

/** The calls that the parent answers for its workers. */
export type ParentCalls = {
  /** Returns the number of the worker, from 1. It stays the same when the worker's process is replaced. */
  number(argument: null): Promise<number>;
  openPlanner(supergraph: string): Promise<OpenedPlanner>;
  plan(request: PlanRequest): Promise<unknown>;
  /** Returns the metrics page of the parent and all its workers. */
  metricsPage(argument: null): Promise<MetricsPage>;
};

/** The calls that a worker answers for its parent. */
export type WorkerCalls = {
  /** Proves that the worker's event loop runs. */
  ping(argument: null): Promise<null>;
  metrics(argument: null): Promise<ProcessMetrics>;
};
