import { domainMetrics } from "./catalog/domain-metrics.js";
import { routerMetrics } from "./catalog/router-metrics.js";
import { subgraphMetrics } from "./catalog/subgraph-metrics.js";
import type { MetricDefinition } from "./metric-definition.js";

/** Every metric of Souk by its name. prom-client adds those of the process: `process_*` and `nodejs_*`. */
export const metricCatalog = { ...routerMetrics, ...subgraphMetrics, ...domainMetrics };

export type MetricName = keyof typeof metricCatalog;

/** The names of the metrics of one type. */
export type MetricOfType<Type extends MetricDefinition["type"]> = {
  [Name in MetricName]: (typeof metricCatalog)[Name]["type"] extends Type ? Name : never;
}[MetricName];

export type LabelsOf<Name extends MetricName> = (typeof metricCatalog)[Name]["labels"][number];

export const metricNames = Object.keys(metricCatalog) as MetricName[];

export function metricDefinition(name: MetricName): MetricDefinition {
  return metricCatalog[name];
}
