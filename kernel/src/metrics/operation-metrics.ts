import type { Registry } from "prom-client";
import { histogramIn } from "./open-metric.js";

/** `refused`: the caller caused the error. `failed`: the shop caused it. */
export type OperationOutcome = "ok" | "refused" | "failed";

/** Observes an operation that a subgraph executed. `fields`: the root fields and types of entities that it requests. */
export type ObserveOperation = (fields: readonly string[], outcome: OperationOutcome, seconds: number) => void;

export function observeOperations(subgraph: string, registry: Registry): ObserveOperation {
  const durations = histogramIn(registry, "subgraph_operation_duration_seconds");
  return (fields, outcome, seconds) => {
    for (const field of fields) durations.observe({ subgraph, field, outcome }, seconds);
  };
}
