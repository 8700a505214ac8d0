import { metricDefinition, metricNames, type MetricName } from "@souk/kernel/metrics/metric-catalog";
import { labelBounds, type LabelName, type MetricOwner } from "@souk/kernel/metrics/metric-definition";
import { formatMarkdown } from "./format-markdown.ts";

const introduction = `# Metrics

Written by \`npm run metrics\` from \`kernel/src/metrics/\`.

Each process shows its metrics at \`/metrics\` in the format of Prometheus. In one process (\`npm start\`), the router's page has the metrics of all subgraphs and of the
audit. With many processes, each has its own; the label \`subgraph\` is the same in both, so one set of dashboards and alerts fits.

## Where to read them

| port | access |
| --- | --- |
| \`PORT\` of the router | everybody without \`METRICS_TOKEN\`; with it, clients that send \`Authorization: Bearer\` and the token |
| \`SERVICE_PORT\` of a subgraph and of the audit | clients that send \`METRICS_TOKEN\`; nobody without it |
| \`METRICS_PORT\` of every process, if it is set | everybody who reaches the port, or with \`METRICS_TOKEN\` only clients that send it |

\`METRICS_PORT\` serves nothing but \`/metrics\`, so that a firewall or a NetworkPolicy can open it to operators alone. \`METRICS_HOST\` selects its address. With
\`npm run services\`, the router gets \`METRICS_PORT\`, the subgraphs the next ports in the order of their usual ones, and the audit the port 100 later. The Helm chart
sets the port to 9400, and its NetworkPolicies open it to Prometheus alone ([kubernetes.md](kubernetes.md)).

\`deploy/compose/prometheus.yml\` has a scrape configuration, which the profile \`observability\` of \`docker compose\` runs.

## OpenTelemetry

\`OTEL_METRICS_EXPORTER=otlp\` also sends the metrics to the collector of the [traces](traces.md), every \`OTEL_METRIC_EXPORT_INTERVAL\` milliseconds and at the end of the process. Names
and labels are those of \`/metrics\`. Without this setting, a shop that exports traces exports no metrics.

## Labels

No label has values that a client can choose freely. An operation whose name is in no manifest counts as \`other\`.

| label | values |
| --- | --- |
`;

const owners: Readonly<Record<MetricOwner, string>> = {
  router: "The router",
  workers: "The parent of the router's workers",
  subgraphs: "Every subgraph",
  orders: "Orders",
  cart: "Cart",
  accounts: "Accounts",
  audit: "The audit",
};

const processMetrics = `## Every process

prom-client adds \`process_*\` and \`nodejs_*\`, such as:

| metric | meaning |
| --- | --- |
| \`process_cpu_seconds_total\` | the CPU time |
| \`process_resident_memory_bytes\` | the memory |
| \`process_start_time_seconds\` | the start of the process; a change is a restart |
| \`nodejs_eventloop_lag_p99_seconds\` | the delay of the event loop: a high one means that the process computes too long without a pause |
| \`nodejs_heap_size_used_bytes\` | the used heap |
| \`nodejs_gc_duration_seconds\` | the time of garbage collections |
`;

/** Returns docs/operations/metrics.md. */
export async function metricsPage(): Promise<string> {
  const labels = (Object.keys(labelBounds) as LabelName[]).map((label) => `| \`${label}\` | ${labelBounds[label]} |`);
  const sections = (Object.keys(owners) as MetricOwner[]).map(sectionOf);
  return formatMarkdown(`${introduction}${labels.join("\n")}

${sections.join("\n")}
${processMetrics}`);
}

function sectionOf(owner: MetricOwner): string {
  const names = metricNames.filter((name) => metricDefinition(name).owner === owner);
  return `## ${owners[owner]}

| metric | type | unit | labels | meaning |
| --- | --- | --- | --- | --- |
${names.map(rowOf).join("\n")}
`;
}

function rowOf(name: MetricName): string {
  const { type, unit, labels, help } = metricDefinition(name);
  return `| \`${name}\` | ${type} | ${unit} | ${labels.map((label) => `\`${label}\``).join(", ")} | ${help} |`;
}
