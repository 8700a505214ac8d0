/** Where a metric is registered: in every process, or only where its work is done. */
export type MetricOwner = "router" | "workers" | "subgraphs" | "accounts" | "cart" | "orders" | "audit";

/** A metric, as `/metrics` and docs/operations/metrics.md show it. */
export interface MetricDefinition {
  readonly type: "counter" | "gauge" | "histogram";
  readonly owner: MetricOwner;
  readonly help: string;
  readonly unit: MetricUnit;
  readonly labels: readonly LabelName[];
  /** Upper bounds, for a histogram. */
  readonly buckets?: readonly number[];
}

/** `state`: 1 for true and 0 for false. `time`: seconds since 1970. */
export type MetricUnit =
  | "bytes"
  | "connections"
  | "entities"
  | "errors"
  | "fetches"
  | "jobs"
  | "objects"
  | "operations"
  | "pages"
  | "plans"
  | "requests"
  | "seconds"
  | "sessions"
  | "state"
  | "streams"
  | "time"
  | "workers";

/** All labels, each with the set of its values. The sets are bounded: no client can choose a value freely. */
export const labelBounds = {
  check: "the checks of the audit",
  code: "the codes of errors; `none` without a code",
  event: "a fixed list",
  field: "the root fields of the subgraph's schema; `Type` for the entities of a type",
  limit: "the limits of docs/limits.md; `other` for those of a subgraph",
  method: "the methods of HTTP",
  operation: "the operations of the manifests and of the REST API; `other` for all further ones",
  outcome: "a fixed list",
  place: "the places of rules",
  reason: "a fixed list",
  result: "a fixed list",
  route: "the routes of the router",
  rule: "the rules of the project",
  state: "a fixed list",
  status: "the status codes of HTTP",
  step: "the steps of a checkout",
  subgraph: "the subgraphs",
  task: "the tasks of a subgraph's jobs",
  type: "the types of operations",
  worker: "the numbers of the router's workers, from 1",
} as const;

export type LabelName = keyof typeof labelBounds;

export const secondsOfRequests = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
