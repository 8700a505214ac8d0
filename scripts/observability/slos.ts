import { bucketOf, countOf, series, sumOfRates } from "./expressions.ts";

/** The operations that buyers use to browse. */
export const browseOperations = [
  "Home",
  "CategoryPage",
  "CategoryProducts",
  "Products",
  "Product",
  "Courses",
  "Course",
  "SearchSuggestions",
] as const;

/** A browse operation that takes longer is slow. A bound of the histogram. */
const browseSeconds = 0.5;

export const windows = ["5m", "30m", "1h", "6h"] as const;
export type Window = (typeof windows)[number];

/** An objective for the share of good events in 30 days. */
export interface Slo {
  /** The part of the recorded names. */
  readonly id: string;
  readonly objective: number;
  readonly describes: string;
  /** Returns the share of bad events in a window. */
  readonly badRatio: (window: Window) => string;
  /** Returns the events in an hour. With fewer than `minEvents`, one bad event would raise an alert. */
  readonly events: string;
}

const minEvents = 10;

const browse = { operation: `=~${browseOperations.join("|")}` };
const durations = "graphql_operation_duration_seconds";

export const slos = {
  checkout: {
    id: "checkout_failures",
    objective: 0.999,
    describes: "99.9 % of checkouts do not fail by the shop's fault",
    badRatio: (window) =>
      `${sumOfRates(series("checkouts_total", { result: "failed" }), { window })} / ${sumOfRates(series("checkouts_total"), { window })}`,
    events: `sum (increase(${series("checkouts_total")}[1h]))`,
  },
  browse: {
    id: "slow_browsing",
    objective: 0.99,
    describes: `99 % of browse operations take at most ${browseSeconds * 1000} ms, which is their p99`,
    badRatio: (window) =>
      `1 - ${sumOfRates(bucketOf(durations, browseSeconds, browse), { window })} / ${sumOfRates(countOf(durations, browse), { window })}`,
    events: `sum (increase(${countOf(durations, browse)}[1h]))`,
  },
} as const satisfies Record<string, Slo>;

export function recordedRatio({ id }: Slo, window: Window): string {
  return `souk:${id}:ratio_rate${window}`;
}

/** The speeds of consumption of the error budget of 30 days: 2 % in an hour, and 5 % in six hours. */
const burnRates = {
  fast: { factor: 14.4, long: "1h", short: "5m" },
  slow: { factor: 6, long: "6h", short: "30m" },
} as const;

/** Returns the condition of an alert: the long window shows that the problem is significant, the short one that it still exists. */
export function burns(slo: Slo, speed: keyof typeof burnRates): string {
  const { factor, long, short } = burnRates[speed];
  const limit = Number((factor * (1 - slo.objective)).toPrecision(6));
  return [
    `${recordedRatio(slo, long)} > ${limit}`,
    `${recordedRatio(slo, short)} > ${limit}`,
    `${slo.events} >= ${minEvents}`,
  ].join(" and ");
}
