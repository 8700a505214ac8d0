import type { MetricDefinition } from "../metric-definition.js";

const rule = { unit: "operations", labels: ["place", "rule", "result"] } as const;
const ruleResults = "Results of the project's rules, by place, rule and result: allow, refuse, adjust, note or failed";
const ruleSeconds = {
  type: "histogram",
  help: "The time that the project's rules take, by place and rule",
  unit: "seconds",
  labels: ["place", "rule"],
  buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2],
} as const;

/** The metrics of single subgraphs and of the audit. */
export const domainMetrics = {
  checkouts_total: {
    type: "counter",
    owner: "orders",
    help: "Checkouts and payments of orders by result: paid, placed (the buyer pays later), pending (the buyer must act), refused (the buyer's fault, or out of stock), failed (a service was unavailable, or a bug)",
    unit: "operations",
    labels: ["result"],
  },
  checkout_steps_total: {
    type: "counter",
    owner: "orders",
    help: "Steps of checkouts and payments of orders, by step (PREPARE, RESERVE, CHARGE) and outcome: passed, stopped",
    unit: "operations",
    labels: ["step", "outcome"],
  },
  checkout_failures_total: {
    type: "counter",
    owner: "orders",
    help: "Failed checkouts and failed payments of orders, by step and reason",
    unit: "operations",
    labels: ["step", "reason"],
  },
  orders_rule_results_total: { type: "counter", owner: "orders", help: ruleResults, ...rule },
  orders_rule_seconds: { owner: "orders", ...ruleSeconds },
  cart_rule_results_total: { type: "counter", owner: "cart", help: ruleResults, ...rule },
  cart_rule_seconds: { owner: "cart", ...ruleSeconds },
  sign_ins_total: {
    type: "counter",
    owner: "accounts",
    help: "Steps of sign-ins, by password or second factor, by outcome: signedIn, secondFactorRequired, or the reason of a refusal",
    unit: "operations",
    labels: ["outcome"],
  },
  active_sessions: {
    type: "gauge",
    owner: "accounts",
    help: "Sessions of users that have not expired",
    unit: "sessions",
    labels: [],
  },
  password_queue_length: {
    type: "gauge",
    owner: "accounts",
    help: "Password checks and new passwords that run or wait",
    unit: "requests",
    labels: [],
  },
  password_queue_refusals_total: {
    type: "counter",
    owner: "accounts",
    help: "Requests that were refused because their password could not be hashed within a second",
    unit: "requests",
    labels: [],
  },
  password_queue_wait_seconds: {
    type: "histogram",
    owner: "accounts",
    help: "How long requests waited before their password was hashed",
    unit: "seconds",
    labels: [],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  },
  souk_audit_checked: {
    type: "gauge",
    owner: "audit",
    help: "The number of items that the last audit compared, by check",
    unit: "objects",
    labels: ["check"],
  },
  souk_audit_differences: {
    type: "gauge",
    owner: "audit",
    help: "The number of differences between databases that the last audit found, by check",
    unit: "objects",
    labels: ["check"],
  },
  souk_audit_in_flight: {
    type: "gauge",
    owner: "audit",
    help: "The number of differing items that were too recent for the last audit to compare",
    unit: "objects",
    labels: [],
  },
  souk_audit_last_run_timestamp_seconds: {
    type: "gauge",
    owner: "audit",
    help: "The start of the last audit that could read all databases; the other figures are from it",
    unit: "time",
    labels: [],
  },
  souk_audit_duration_seconds: {
    type: "gauge",
    owner: "audit",
    help: "The duration of the last audit that could read all databases",
    unit: "seconds",
    labels: [],
  },
  souk_audit_up: {
    type: "gauge",
    owner: "audit",
    help: "1 if the last audit could read all databases, otherwise 0",
    unit: "state",
    labels: [],
  },
} as const satisfies Record<string, MetricDefinition>;
