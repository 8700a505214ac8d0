import { randomUUID } from "node:crypto";
import { ValueType, type HrTime } from "@opentelemetry/api";
import { ExportResultCode, type ExportResult } from "@opentelemetry/core";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { defaultResource, resourceFromAttributes, type Resource } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  DataPointType,
  type DataPoint,
  type Histogram,
  type MetricData,
  type ResourceMetrics,
} from "@opentelemetry/sdk-metrics";
import type { MetricObjectWithValues, MetricValueWithName, Registry } from "prom-client";
import type { Logger } from "../logging/logger.js";
import { metricCatalog, metricDefinition, type MetricName } from "./metric-catalog.js";
import type { MetricsExportSettings } from "./metrics-settings.js";

/** The maximum time for which a collector that does not answer delays the end of the process. */
const exportTimeoutMs = 3000;
/** The pause between two log lines about failed exports. */
const failureLogPauseMs = 60_000;

type PromMetric = MetricObjectWithValues<MetricValueWithName<string>>;

/** Sends the metrics of a registry to a collector at an interval, and once more when it is disposed of. */
export function exportMetrics(
  { url, headers, intervalMs, serviceName, resourceAttributes }: MetricsExportSettings,
  registry: () => Registry,
  logger: Logger,
): AsyncDisposable {
  const exporter = new OTLPMetricExporter({ url, headers: { ...headers }, timeoutMillis: exportTimeoutMs });
  const resource = defaultResource().merge(
    resourceFromAttributes({
      "service.name": serviceName,
      // the workers of a router and the replicas of a service report the same series
      "service.instance.id": randomUUID(),
      ...resourceAttributes,
    }),
  );
  const startedAtMs = Date.now();
  let loggedAtMs = -Infinity;
  let exporting: Promise<void> | undefined;
  const exportOnce = async (): Promise<void> => {
    const metrics = await resourceMetrics(registry(), resource, startedAtMs);
    const { promise, resolve } = Promise.withResolvers<ExportResult>();
    exporter.export(metrics, resolve);
    const { code, error } = await promise;
    if (code === ExportResultCode.SUCCESS || performance.now() - loggedAtMs < failureLogPauseMs) return;
    loggedAtMs = performance.now();
    logger.warn({ reason: error?.message }, "failed to export metrics");
  };
  const exportNow = (): Promise<void> => (exporting ??= exportOnce().finally(() => (exporting = undefined)));
  const timer = setInterval(() => void exportNow(), intervalMs).unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await exporting;
      await exportNow();
      await exporter.shutdown();
    },
  };
}

/** Returns the metrics of a registry in the data model of OpenTelemetry. */
async function resourceMetrics(registry: Registry, resource: Resource, startedAtMs: number): Promise<ResourceMetrics> {
  const times = { startTime: hrTime(startedAtMs), endTime: hrTime(Date.now()) };
  const read = (await registry.getMetricsAsJSON()) as unknown as readonly PromMetric[];
  const metrics = read.flatMap((metric) => dataOf(metric, times) ?? []);
  return { resource, scopeMetrics: [{ scope: { name: "souk" }, metrics }] };
}

interface Times {
  readonly startTime: HrTime;
  readonly endTime: HrTime;
}

/** Converts a metric. prom-client declares its type as an enum, but the values are strings. */
function dataOf(metric: PromMetric, times: Times): MetricData | undefined {
  const type = String(metric.type);
  const base = {
    descriptor: { name: metric.name, description: metric.help, unit: unitOf(metric.name), valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  const points = metric.values.map(({ value, labels }) => ({ ...times, attributes: { ...labels }, value }));
  if (type === "counter") return { ...base, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints: points };
  if (type === "gauge") return { ...base, dataPointType: DataPointType.GAUGE, dataPoints: points };
  if (type !== "histogram") return undefined;
  return { ...base, dataPointType: DataPointType.HISTOGRAM, dataPoints: histogramsOf(metric, times) };
}

/** Joins the values of each combination of labels: buckets with the label `le`, their sum and their count. */
function histogramsOf({ name, values }: PromMetric, times: Times): DataPoint<Histogram>[] {
  const parts = Map.groupBy(values, ({ labels: { le: _bound, ...labels } }) => JSON.stringify(labels));
  return [...parts.values()].map((part) => {
    const { le: _bound, ...attributes } = part[0]?.labels ?? {};
    const valueOf = (suffix: string): number =>
      part.find(({ metricName }) => metricName === `${name}${suffix}`)?.value ?? 0;
    const buckets = part.filter(({ labels }) => labels.le !== undefined);
    const cumulative = buckets.map(({ value }) => value);
    return {
      ...times,
      attributes,
      value: {
        buckets: {
          boundaries: buckets.map(({ labels }) => Number(labels.le)).filter(Number.isFinite),
          counts: cumulative.map((count, index) => count - (cumulative[index - 1] ?? 0)),
        },
        sum: valueOf("_sum"),
        count: valueOf("_count"),
      },
    };
  });
}

function unitOf(name: string): string {
  const unit = name in metricCatalog ? metricDefinition(name as MetricName).unit : "";
  return { seconds: "s", time: "s", bytes: "By", state: "1" }[unit as string] ?? (unit === "" ? "" : `{${unit}}`);
}

function hrTime(ms: number): HrTime {
  return [Math.floor(ms / 1000), (ms % 1000) * 1_000_000];
}
