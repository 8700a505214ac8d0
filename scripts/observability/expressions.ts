import {
  metricCatalog,
  metricDefinition,
  type LabelsOf,
  type MetricName,
  type MetricOfType,
} from "@souk/kernel/metrics/metric-catalog";

/** The metrics of prom-client and of Prometheus itself that dashboards and alerts use. */
const otherMetrics = [
  "up",
  "nodejs_eventloop_lag_p99_seconds",
  "nodejs_heap_size_used_bytes",
  "process_cpu_seconds_total",
  "process_resident_memory_bytes",
  "process_start_time_seconds",
] as const;

/** Values of labels. One that starts with `=~` or `!=` selects by that operator. */
type Selection<Name extends MetricName> = Readonly<Partial<Record<LabelsOf<Name>, string>>>;

/** Returns the series of a metric: `checkouts_total{result="failed"}`. */
export function series<Name extends MetricName>(name: Name, selection?: Selection<Name>): string {
  return name + selectorOf(selection);
}

/** Returns the number of observations of a histogram, as series. */
export function countOf<Name extends MetricOfType<"histogram">>(name: Name, selection?: Selection<Name>): string {
  return `${name}_count${selectorOf(selection)}`;
}

/** Returns the series of a bucket. `seconds`: one of the histogram's bounds. */
export function bucketOf<Name extends MetricOfType<"histogram">>(
  name: Name,
  seconds: number,
  selection?: Selection<Name>,
): string {
  if (!metricDefinition(name).buckets?.includes(seconds)) throw new RangeError(`${name} has no bucket of ${seconds}`);
  return `${name}_bucket${selectorOf({ ...selection, le: String(seconds) })}`;
}

/** Returns the sum of the rates of series, by labels. */
export function sumOfRates(selected: string, { by = "", window = "5m" } = {}): string {
  return `sum${byClause(by)} (rate(${selected}[${window}]))`;
}

/** Returns a quantile of a histogram in seconds, by labels. */
export function quantileOf<Name extends MetricOfType<"histogram">>(
  quantile: number,
  name: Name,
  { by = "", selection }: { readonly by?: string; readonly selection?: Selection<Name> } = {},
): string {
  const labels = by === "" ? "le" : `le, ${by}`;
  return `histogram_quantile(${quantile}, sum by (${labels}) (rate(${name}_bucket${selectorOf(selection)}[5m])))`;
}

/** Returns every name that a metric has in expressions: histograms have three. */
export function namesInExpressions(): ReadonlySet<string> {
  const own = (Object.keys(metricCatalog) as MetricName[]).flatMap((name) =>
    metricDefinition(name).type === "histogram" ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  );
  return new Set([...own, ...otherMetrics]);
}

const words =
  /^(?:sum|rate|increase|changes|time|max|min|min_over_time|avg|and|or|unless|by|on|without|histogram_quantile|le|clamp_max|count|topk|vector|absent|bool|ignoring)$/;

/** Returns the names of metrics in an expression. */
export function metricsIn(expression: string): string[] {
  const bare = expression
    .replace(/"[^"]*"/g, "")
    .replace(/\{[^}]*\}/g, "")
    .replace(/\b(?:by|on|without|ignoring) \([^)]*\)/g, "")
    .replace(/\[[^\]]*\]/g, "");
  return [...bare.matchAll(/[a-zA-Z_:][\w:]*/g)].map(([name]) => name).filter((name) => !words.test(name));
}

function selectorOf(selection: Readonly<Record<string, string | undefined>> = {}): string {
  const parts = Object.entries(selection).map(([label, value = ""]) => {
    const [, operator = "=", rest = ""] = /^(=~|!=)?(.*)$/.exec(value) ?? [];
    return `${label}${operator}"${rest}"`;
  });
  return parts.length === 0 ? "" : `{${parts.join(", ")}}`;
}

function byClause(labels: string): string {
  return labels === "" ? "" : ` by (${labels})`;
}
