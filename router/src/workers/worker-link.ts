import type { MetricsPage } from "@souk/kernel/metrics/open-metrics";
import type { Registry } from "prom-client";
import { ProcessChannel, type ProcessPort } from "./process-channel.js";
import type { ParentCalls, WorkerCalls } from "./worker-calls.js";

/** A worker's connection to its parent. */
export interface WorkerLink {
  /** The number of this worker, from 1. */
  readonly number: number;
  /** Returns the metrics page of all workers. `own`: the metrics of this worker. */
  showMetrics(own: () => Registry): () => Promise<MetricsPage>;
}

/** Connects this process, which is a worker, to its parent. */
export async function openWorkerLink(port: ProcessPort = portOfParent): Promise<WorkerLink> {
  let registry: (() => Registry) | undefined;
  const calls: WorkerCalls = {
    ping: async () => null,
    metrics: async () => (registry ? registry().getMetricsAsJSON() : []),
  };
  const channel = new ProcessChannel<ParentCalls>(port, calls);
  return {
    number: await channel.request("number", null),
    showMetrics(own) {
      registry = own;
      return () => channel.request("metricsPage", null);
    },
  };
}

const portOfParent: ProcessPort = {
  send: (message, onSent) => process.send?.(message, undefined, undefined, onSent),
  onMessage: (receive) => process.on("message", receive),
};
