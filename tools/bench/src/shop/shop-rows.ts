import { spreadOf, type Spread } from "../measure/spread.ts";
import type { ContenderName } from "./contender.ts";
import type { Scale } from "./data/scale.ts";
import type { Work } from "./require-equal.ts";
import type { ShopBurst } from "./shop-burst.ts";
import type { ShopComparison } from "./shop-bench.ts";

/** The figures of one contender; CPU times are per request or per journey. */
export interface ShopRow {
  readonly name: ContenderName;
  readonly work: Work | undefined;
  /** CPU time of the process that answers and of PostgreSQL. */
  readonly cpuMs: Spread;
  readonly nodeMs: Spread;
  readonly perSecond: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  readonly rssMb: number;
  /**
   * For each round, how many times the CPU time of the baseline (or the goal's reference) this contender needs, and how
   * many times fewer requests per second it answers.
   */
  readonly timesCpu: Spread | undefined;
  readonly timesPerSecond: Spread | undefined;
}

export interface ShopResult {
  readonly workload: string;
  readonly title: string;
  readonly scale: Scale;
  /** The largest allowed multiple of the CPU time of `of`. */
  readonly goal: { readonly times: number; readonly of: ContenderName } | undefined;
  readonly rows: readonly ShopRow[];
}

const cpuOf = ({ nodeMs, postgresMs }: ShopBurst): number => nodeMs + postgresMs;

export function resultOf({ workload, scale, series }: ShopComparison): ShopResult {
  const { name, title, goal } = workload;
  const against = series.find((one) => one.name === (goal?.of ?? "baseline"));
  const rows = series.map(({ name: who, work, bursts }): ShopRow => {
    const figure = (of: (burst: ShopBurst) => number): Spread => spreadOf(bursts.map(of));
    const ratios = (of: (own: ShopBurst, other: ShopBurst) => number): Spread | undefined =>
      !against || who === against.name
        ? undefined
        : spreadOf(bursts.map((burst, round) => of(burst, against.bursts[round] as ShopBurst)));
    return {
      name: who,
      work,
      cpuMs: figure(cpuOf),
      nodeMs: figure(({ nodeMs }) => nodeMs),
      perSecond: figure(({ perSecond }) => perSecond),
      p50Ms: figure(({ p50Ms }) => p50Ms),
      p99Ms: figure(({ p99Ms }) => p99Ms),
      rssMb: figure(({ rssMb }) => rssMb).median,
      timesCpu: ratios((own, other) => cpuOf(own) / cpuOf(other)),
      timesPerSecond: ratios((own, other) => other.perSecond / own.perSecond),
    };
  });
  return { workload: name, title, scale, goal, rows };
}

/** The CPU ratio of the shop in each workload that has a baseline, at one scale. */
export function ratiosOf(results: readonly ShopResult[], scale: Scale | undefined): Readonly<Record<string, Spread>> {
  const ratios = results
    .filter((one) => one.scale === scale)
    .map(({ workload, rows }) => [workload, rows.find(({ name }) => name === "souk")?.timesCpu] as const);
  return Object.fromEntries(ratios.filter((ratio): ratio is readonly [string, Spread] => ratio[1] !== undefined));
}
