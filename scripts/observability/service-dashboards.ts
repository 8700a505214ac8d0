import { countOf, quantileOf, series, sumOfRates } from "./expressions.ts";
import { target, type DashboardDescription } from "./panel.ts";

const fetches = "subgraph_fetch_duration_seconds";
const executed = "subgraph_operation_duration_seconds";
const jobs = "job_duration_seconds";

const selected = { subgraph: "$subgraph" };

export const subgraph: DashboardDescription = {
  uid: "souk-subgraph",
  title: "Souk: a subgraph",
  variable: { name: "subgraph", query: `label_values(${series("subgraph_up")}, subgraph)` },
  panels: [
    {
      title: "Operations by outcome",
      unit: "reqps",
      targets: [target(sumOfRates(countOf(executed, selected), { by: "outcome" }), "{{outcome}}")],
    },
    {
      title: "Most frequent root fields",
      unit: "reqps",
      targets: [target(`topk(10, ${sumOfRates(countOf(executed, selected), { by: "field" })})`, "{{field}}")],
    },
    {
      title: "Slowest root fields (p99)",
      unit: "s",
      targets: [target(`topk(10, ${quantileOf(0.99, executed, { by: "field", selection: selected })})`, "{{field}}")],
    },
    {
      title: "Failures by root field",
      unit: "ops",
      targets: [
        target(sumOfRates(countOf(executed, { ...selected, outcome: "failed" }), { by: "field" }), "{{field}}"),
      ],
    },
    {
      title: "Fetches of the router (p50, p99)",
      unit: "s",
      targets: [0.5, 0.99].map((quantile) =>
        target(quantileOf(quantile, fetches, { selection: selected }), `p${quantile * 100}`),
      ),
    },
    {
      title: "Connections to PostgreSQL",
      unit: "short",
      targets: [
        target(`sum by (state) (${series("database_pool_connections", selected)})`, "{{state}}"),
        target(`sum (${series("database_pool_max_connections", selected)})`, "most"),
        target(`sum (${series("database_pool_waiting", selected)})`, "waiting requests"),
      ],
    },
  ],
};

export const jobsDashboard: DashboardDescription = {
  uid: "souk-jobs",
  title: "Souk: jobs",
  panels: [
    {
      title: "Waiting jobs",
      unit: "short",
      targets: [
        target(`max by (subgraph, task) (${series("outbox_jobs", { state: "waiting" })}) > 0`, "{{subgraph}} {{task}}"),
      ],
    },
    {
      title: "Age of the oldest waiting job",
      unit: "s",
      targets: [target(`max by (subgraph, task) (${series("outbox_oldest_seconds")}) > 0`, "{{subgraph}} {{task}}")],
    },
    {
      title: "Dead jobs",
      unit: "short",
      targets: [
        target(`max by (subgraph, task) (${series("outbox_jobs", { state: "dead" })}) > 0`, "{{subgraph}} {{task}}"),
      ],
    },
    {
      title: "Failed attempts",
      unit: "ops",
      targets: [
        target(sumOfRates(countOf(jobs, { outcome: "failed" }), { by: "subgraph, task" }), "{{subgraph}} {{task}}"),
      ],
    },
    {
      title: "Finished jobs",
      unit: "ops",
      targets: [target(sumOfRates(countOf(jobs, { outcome: "done" }), { by: "subgraph" }), "{{subgraph}}")],
    },
    {
      title: "Slowest jobs (p99)",
      unit: "s",
      targets: [target(`topk(10, ${quantileOf(0.99, jobs, { by: "subgraph, task" })})`, "{{subgraph}} {{task}}")],
    },
  ],
};

export const postgresql: DashboardDescription = {
  uid: "souk-postgresql",
  title: "Souk: PostgreSQL, as its clients see it",
  panels: [
    {
      title: "Used connections",
      unit: "short",
      targets: [
        target(`sum by (subgraph) (${series("database_pool_connections", { state: "used" })})`, "{{subgraph}}"),
      ],
    },
    {
      title: "Used share of the pools",
      unit: "percentunit",
      targets: [
        target(
          `sum by (subgraph) (${series("database_pool_connections", { state: "used" })}) / sum by (subgraph) (${series("database_pool_max_connections")})`,
          "{{subgraph}}",
        ),
      ],
    },
    {
      title: "Requests that wait for a connection",
      unit: "short",
      targets: [target(`sum by (subgraph) (${series("database_pool_waiting")})`, "{{subgraph}}")],
    },
    {
      title: "Mean wait for a connection",
      unit: "s",
      targets: [
        target(
          `${sumOfRates(series("database_pool_wait_seconds_total"), { by: "subgraph" })} / ${sumOfRates(series("database_pool_waits_total"), { by: "subgraph" })}`,
          "{{subgraph}}",
        ),
      ],
    },
    {
      title: "Requests without a connection",
      unit: "ops",
      targets: [
        target(
          sumOfRates(series("database_pool_waits_total", { outcome: "=~refused|failed" }), { by: "subgraph, outcome" }),
          "{{subgraph}} {{outcome}}",
        ),
      ],
    },
    {
      title: "Open connections",
      unit: "short",
      targets: [target(`sum (${series("database_pool_connections")})`, "all pools")],
    },
  ],
};
