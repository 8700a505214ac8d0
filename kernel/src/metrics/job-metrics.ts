import type { Registry } from "prom-client";
import { histogramIn } from "./open-metric.js";

/** Observes the attempts of a subgraph's jobs. `task`: a task of its own, of which there is a fixed number. */
export type ObserveJob = (task: string, outcome: "done" | "failed", seconds: number) => void;

export function observeJobs(subgraph: string, registry: Registry): ObserveJob {
  const durations = histogramIn(registry, "job_duration_seconds");
  return (task, outcome, seconds) => durations.observe({ subgraph, task, outcome }, seconds);
}
