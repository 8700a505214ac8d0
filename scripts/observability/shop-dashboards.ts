import { countOf, quantileOf, series, sumOfRates } from "./expressions.ts";
import { target, type DashboardDescription, type PanelDescription } from "./panel.ts";
import { recordedRatio, slos } from "./slos.ts";

const operations = "graphql_operation_duration_seconds";
const executed = "subgraph_operation_duration_seconds";

const eventLoop: PanelDescription = {
  title: "Delay of the event loop (p99)",
  unit: "s",
  targets: [target("nodejs_eventloop_lag_p99_seconds", "{{job}} {{instance}}")],
};

const failedShare: PanelDescription = {
  title: "Share of failed operations",
  unit: "percentunit",
  targets: [
    // the counter of failed operations appears with the first one
    target(
      `(${sumOfRates(countOf(operations, { outcome: "failed" }))} or vector(0)) / ${sumOfRates(countOf(operations))}`,
      "failed",
    ),
  ],
};

const checkoutsByResult: PanelDescription = {
  title: "Checkouts by result",
  unit: "ops",
  targets: [target(sumOfRates(series("checkouts_total"), { by: "result" }), "{{result}}")],
};

const operationTimes: PanelDescription = {
  title: "Time of operations",
  unit: "s",
  targets: [0.5, 0.95, 0.99].map((quantile) => target(quantileOf(quantile, operations), `p${quantile * 100}`)),
};

export const overview: DashboardDescription = {
  uid: "souk-overview",
  title: "Souk: overview",
  panels: [
    {
      title: "Operations by outcome",
      unit: "reqps",
      targets: [target(sumOfRates(countOf(operations), { by: "outcome" }), "{{outcome}}")],
    },
    failedShare,
    operationTimes,
    {
      title: "Error budgets: share of bad events in an hour",
      unit: "percentunit",
      targets: Object.entries(slos).map(([name, slo]) => target(recordedRatio(slo, "1h"), name)),
    },
    checkoutsByResult,
    {
      title: "Subgraphs that pass their health checks",
      unit: "short",
      shows: "now",
      targets: [target(`min by (subgraph) (${series("subgraph_up")})`, "{{subgraph}}")],
    },
    {
      title: "Differences that the audit found",
      unit: "short",
      targets: [target(`max by (check) (${series("souk_audit_differences")}) > 0`, "{{check}}")],
    },
    {
      title: "Sign-ins by outcome",
      unit: "ops",
      targets: [target(sumOfRates(series("sign_ins_total"), { by: "outcome" }), "{{outcome}}")],
    },
    {
      title: "Active sessions, open streams",
      unit: "short",
      targets: [
        target(`sum (${series("active_sessions")})`, "sessions"),
        target(`sum (${series("graphql_open_streams")})`, "streams"),
      ],
    },
    eventLoop,
    { title: "Memory", unit: "bytes", targets: [target("process_resident_memory_bytes", "{{job}} {{instance}}")] },
    { title: "CPU", unit: "short", targets: [target("rate(process_cpu_seconds_total[5m])", "{{job}} {{instance}}")] },
  ],
};

export const checkout: DashboardDescription = {
  uid: "souk-checkout",
  title: "Souk: checkout",
  panels: [
    checkoutsByResult,
    {
      title: "Steps that checkouts pass",
      unit: "ops",
      targets: [target(sumOfRates(series("checkout_steps_total", { outcome: "passed" }), { by: "step" }), "{{step}}")],
    },
    {
      title: "Reasons of failures",
      unit: "ops",
      targets: [target(sumOfRates(series("checkout_failures_total"), { by: "step, reason" }), "{{step}} {{reason}}")],
    },
    {
      title: "Failed share against the objective of 99.9 %",
      unit: "percentunit",
      targets: [
        target(recordedRatio(slos.checkout, "1h"), "1 h"),
        target(recordedRatio(slos.checkout, "6h"), "6 h"),
        target(`vector(${Number((1 - slos.checkout.objective).toFixed(6))})`, "objective"),
      ],
    },
    {
      title: "Time of the checkout in orders",
      unit: "s",
      targets: [0.5, 0.99].map((quantile) =>
        target(quantileOf(quantile, executed, { selection: { field: "checkout" } }), `p${quantile * 100}`),
      ),
    },
    {
      title: "Results of the project's rules",
      unit: "ops",
      targets: [
        target(sumOfRates(series("orders_rule_results_total"), { by: "rule, result" }), "orders {{rule}} {{result}}"),
        target(sumOfRates(series("cart_rule_results_total"), { by: "rule, result" }), "cart {{rule}} {{result}}"),
      ],
    },
  ],
};
