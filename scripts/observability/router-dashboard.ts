import { countOf, quantileOf, series, sumOfRates } from "./expressions.ts";
import { target, type DashboardDescription } from "./panel.ts";

const operations = "graphql_operation_duration_seconds";
const fetches = "subgraph_fetch_duration_seconds";
const requests = "http_request_duration_seconds";

export const router: DashboardDescription = {
  uid: "souk-router",
  title: "Souk: router",
  panels: [
    {
      title: "Requests by status",
      unit: "reqps",
      targets: [target(sumOfRates(countOf(requests), { by: "status" }), "{{status}}")],
    },
    {
      title: "Slowest operations (p99)",
      unit: "s",
      targets: [target(`topk(10, ${quantileOf(0.99, operations, { by: "operation" })})`, "{{operation}}")],
    },
    {
      title: "Most frequent operations",
      unit: "reqps",
      targets: [target(`topk(10, ${sumOfRates(countOf(operations), { by: "operation" })})`, "{{operation}}")],
    },
    {
      title: "Errors by code",
      unit: "ops",
      targets: [target(sumOfRates(series("graphql_errors_total"), { by: "code" }), "{{code}}")],
    },
    {
      title: "Fetches from subgraphs (p99)",
      unit: "s",
      targets: [target(quantileOf(0.99, fetches, { by: "subgraph" }), "{{subgraph}}")],
    },
    {
      title: "Fetches without an answer",
      unit: "ops",
      targets: [target(sumOfRates(countOf(fetches, { outcome: "unavailable" }), { by: "subgraph" }), "{{subgraph}}")],
    },
    {
      title: "Retries and hedged fetches",
      unit: "ops",
      targets: [
        target(sumOfRates(series("subgraph_fetch_retries_total"), { by: "subgraph" }), "retry {{subgraph}}"),
        target(sumOfRates(series("subgraph_hedged_fetches_total"), { by: "subgraph" }), "hedge {{subgraph}}"),
      ],
    },
    {
      title: "Open circuit breakers",
      unit: "short",
      targets: [
        target(`max by (subgraph) (${series("subgraph_circuit_open")})`, "router to {{subgraph}}"),
        target(`max by (subgraph) (${series("peer_circuit_open")})`, "services to {{subgraph}}"),
      ],
    },
    {
      title: "Query plans made, and their time (p99)",
      unit: "ops",
      targets: [
        target(sumOfRates(countOf("query_plan_duration_seconds")), "plans per second"),
        target(quantileOf(0.99, "query_plan_duration_seconds"), "p99 in seconds"),
      ],
    },
    {
      title: "Hits of the entity cache",
      unit: "percentunit",
      targets: [
        target(
          `${sumOfRates(series("entity_cache_hits_total"), { by: "subgraph" })} / (${sumOfRates(series("entity_cache_hits_total"), { by: "subgraph" })} + ${sumOfRates(series("entity_cache_misses_total"), { by: "subgraph" })})`,
          "{{subgraph}}",
        ),
      ],
    },
    {
      title: "Page cache",
      unit: "ops",
      targets: [target(sumOfRates(series("page_cache_events_total"), { by: "event" }), "{{event}}")],
    },
    {
      title: "Refusals by limit",
      unit: "ops",
      targets: [target(sumOfRates(series("limit_refusals_total"), { by: "limit" }), "{{limit}}")],
    },
  ],
};
