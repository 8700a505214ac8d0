import type { Alert } from "./alert.ts";
import { countOf, series, sumOfRates } from "./expressions.ts";
import { burns, slos } from "./slos.ts";

const durations = "graphql_operation_duration_seconds";

const failing = (failed: string): Record<string, string> => ({
  'checkouts_total{result="failed"}': failed,
  'checkouts_total{result="paid"}': "0+10x400",
});

const browsing = (fast: string): Record<string, string> => ({
  [`${durations}_bucket{operation="Product", type="query", outcome="ok", le="0.5"}`]: fast,
  [`${durations}_count{operation="Product", type="query", outcome="ok"}`]: "0+10x400",
});

const other = { operation: "Product", type: "query" };
const outcomes = (failed: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ok: "0+100x60", failed }).map(([outcome, values]) => [
      countOf(durations, { ...other, outcome }),
      values,
    ]),
  );

/** Alerts about what clients notice. */
export const requestAlerts: readonly Alert[] = [
  {
    name: "SoukCheckoutFailing",
    severity: "page",
    expression: burns(slos.checkout, "fast"),
    for: "2m",
    summary: "Checkouts fail by the shop's fault, fast enough to use up a month's error budget in two days",
    fires: { series: failing("0+1x400"), at: "90m" },
    isSilent: { series: failing("0+0x400"), at: "90m" },
  },
  {
    name: "SoukCheckoutDegraded",
    severity: "ticket",
    expression: burns(slos.checkout, "slow"),
    for: "15m",
    summary: "Checkouts fail by the shop's fault, fast enough to use up a month's error budget in five days",
    // one in a hundred
    fires: { series: { ...failing("0+1x400"), 'checkouts_total{result="paid"}': "0+99x400" }, at: "400m" },
    isSilent: { series: failing("0+0x400"), at: "400m" },
  },
  {
    name: "SoukBrowsingSlow",
    severity: "page",
    expression: burns(slos.browse, "fast"),
    for: "2m",
    summary: "More than one in seven browse operations take longer than 500 ms",
    fires: { series: browsing("0+5x400"), at: "90m" },
    isSilent: { series: browsing("0+10x400"), at: "90m" },
  },
  {
    name: "SoukBrowsingDegraded",
    severity: "ticket",
    expression: burns(slos.browse, "slow"),
    for: "15m",
    summary: "More than one in 16 browse operations take longer than 500 ms",
    fires: { series: browsing("0+9x400"), at: "400m" },
    isSilent: { series: browsing("0+10x400"), at: "400m" },
  },
  {
    name: "SoukOperationsFailing",
    severity: "page",
    expression: `${sumOfRates(countOf(durations, { outcome: "failed" }))} / ${sumOfRates(countOf(durations))} > 0.05`,
    for: "5m",
    summary: "More than 5 % of GraphQL operations fail by the shop's fault",
    fires: { series: outcomes("0+10x60"), at: "15m" },
    isSilent: { series: outcomes("0+1x60"), at: "15m" },
  },
  {
    name: "SoukRequestsLimited",
    severity: "ticket",
    expression: `${sumOfRates(series("limit_refusals_total"), { by: "limit" })} > 1`,
    for: "15m",
    summary: "Requests are refused by the limit {{ $labels.limit }}",
    labels: { limit: "requests" },
    fires: { series: { 'limit_refusals_total{limit="requests"}': "0+120x60" }, at: "30m" },
    isSilent: { series: { 'limit_refusals_total{limit="requests"}': "0+6x60" }, at: "30m" },
  },
  {
    name: "SoukSignInsRefused",
    severity: "ticket",
    expression: `${sumOfRates(series("sign_ins_total", { outcome: "=~invalidCredentials|locked|verificationFailed|codesLocked" }), { window: "15m" })} > 1`,
    for: "15m",
    summary: "More than one sign-in a second is refused: somebody may be guessing passwords",
    fires: { series: { 'sign_ins_total{outcome="invalidCredentials"}': "0+120x60" }, at: "45m" },
    isSilent: { series: { 'sign_ins_total{outcome="signedIn"}': "0+120x60" }, at: "45m" },
  },
];
