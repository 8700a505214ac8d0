import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { metricDefinition, type LabelsOf, type MetricName, type MetricOfType } from "./metric-catalog.js";

type CollectedName = MetricOfType<"counter" | "gauge">;

/** The functions that set the values of a metric before each reading of its registry. */
const collectors = new WeakMap<Registry, Map<MetricName, Set<() => Promise<void> | void>>>();

/** Returns the counter of a registry, which the subgraphs of one process share. */
export function counterIn<Name extends MetricOfType<"counter">>(
  registry: Registry,
  name: Name,
): Counter<LabelsOf<Name>> {
  return (
    known<Counter<LabelsOf<Name>>>(registry, name) ??
    new Counter({ ...configurationOf<Name>(registry, name), collect: () => collect(registry, name) })
  );
}

/** As `counterIn`. */
export function gaugeIn<Name extends MetricOfType<"gauge">>(registry: Registry, name: Name): Gauge<LabelsOf<Name>> {
  return (
    known<Gauge<LabelsOf<Name>>>(registry, name) ??
    new Gauge({ ...configurationOf<Name>(registry, name), collect: () => collect(registry, name) })
  );
}

/** As `counterIn`. */
export function histogramIn<Name extends MetricOfType<"histogram">>(
  registry: Registry,
  name: Name,
): Histogram<LabelsOf<Name>> {
  const { buckets = [] } = metricDefinition(name);
  return (
    known<Histogram<LabelsOf<Name>>>(registry, name) ??
    new Histogram({ ...configurationOf<Name>(registry, name), buckets: [...buckets] })
  );
}

/** Runs `set` before each reading of the metric, until the result is disposed of. `set` must not throw. */
export function beforeReading(registry: Registry, name: CollectedName, set: () => Promise<void> | void): Disposable {
  const ofRegistry = collectors.get(registry) ?? new Map<MetricName, Set<() => Promise<void> | void>>();
  collectors.set(registry, ofRegistry);
  const ofMetric = ofRegistry.get(name) ?? new Set();
  ofRegistry.set(name, ofMetric.add(set));
  return { [Symbol.dispose]: () => void ofMetric.delete(set) };
}

async function collect(registry: Registry, name: MetricName): Promise<void> {
  await Promise.all([...(collectors.get(registry)?.get(name) ?? [])].map(async (set) => set()));
}

function known<Metric>(registry: Registry, name: MetricName): Metric | undefined {
  return registry.getSingleMetric(name) as Metric | undefined;
}

function configurationOf<Name extends MetricName>(registry: Registry, name: Name) {
  const { help, labels } = metricDefinition(name);
  return { name, help, labelNames: labels as readonly LabelsOf<Name>[], registers: [registry] };
}
