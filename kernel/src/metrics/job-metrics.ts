import type { Registry } from "prom-client";
import { histogramIn } from "./open-metric.js";

/** Observes the attempts of a subgraph's jobs. `task`: the name of the job's task; the number of tasks is fixed. */
export type ObserveJob = (task: string, outcome: "done" | "failed", seconds: number) => void;

export function observeJobs(subgraph: string, registry: Registry): ObserveJob {
  const durations = histogramIn(registry, "job_duration_seconds");
  return (task, outcome, seconds) => durations.observe({ subgraph, task, outcome }, seconds);
}
