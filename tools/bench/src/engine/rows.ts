import type { Series } from "./engine-bench.ts";
import type { Burst } from "./burst.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";

/** The figures of a gateway under one load, and their ratios to other gateways in the same rounds. */
export interface Row {
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly sharesInFlight: boolean;
  readonly inProcess: boolean;
  readonly perSecond: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  readonly cpuMs: Spread;
  readonly coreShare: Spread;
  readonly calls: number;
  readonly rssMb: number;
  /** CPU time of stock Apollo divided by the CPU time of this gateway, for each round. */
  readonly timesStock: Spread | undefined;
  readonly timesStockPerSecond: Spread | undefined;
  /**
   * The same ratio to the best of the other gateways; those that share requests in flight count only if this one does.
   */
  readonly timesBestOther: Spread | undefined;
  readonly bestOther: string | undefined;
  /** CPU time of the handwritten program divided by the CPU time of this gateway; 1 means equally good. */
  readonly ofCeiling: Spread | undefined;
}

export function rowsOf(series: readonly Series[]): Row[] {
  const stock = series.find(({ contestant }) => contestant.role === "stock");
  const ceiling = series.find(({ contestant }) => contestant.role === "ceiling");
  return series.map((one) => {
    const { contestant, bursts } = one;
    const figure = (of: (burst: Burst) => number): Spread => spreadOf(bursts.map(of));
    const best = bestOtherThan(one, series);
    return {
      name: contestant.name,
      title: contestant.title,
      role: contestant.role,
      sharesInFlight: contestant.sharesInFlight,
      inProcess: contestant.inProcess,
      perSecond: figure(({ perSecond }) => perSecond),
      p50Ms: figure(({ p50Ms }) => p50Ms),
      p99Ms: figure(({ p99Ms }) => p99Ms),
      cpuMs: figure(({ cpuMs }) => cpuMs),
      coreShare: figure(({ coreShare }) => coreShare),
      calls: figure(({ calls }) => calls).median,
      rssMb: figure(({ rssMb }) => rssMb).median,
      timesStock: ratios(stock, one, (other, own) => other.cpuMs / own.cpuMs),
      timesStockPerSecond: ratios(stock, one, (other, own) => own.perSecond / other.perSecond),
      timesBestOther: ratios(best, one, (other, own) => other.cpuMs / own.cpuMs),
      bestOther: best?.contestant.name,
      ofCeiling: ratios(ceiling, one, (other, own) => other.cpuMs / own.cpuMs),
    };
  });
}

/** The other gateway with the least CPU time, without our engines and the handwritten program. */
function bestOtherThan({ contestant }: Series, series: readonly Series[]): Series | undefined {
  if (contestant.role !== "ours") return undefined;
  return series
    .filter(({ contestant: { role } }) => role === "other" || role === "stock")
    .filter((other) => other.contestant.inProcess === contestant.inProcess)
    .filter((other) => contestant.sharesInFlight || !other.contestant.sharesInFlight)
    .toSorted((one, other) => medianCpu(one) - medianCpu(other))[0];
}

function medianCpu({ bursts }: Series): number {
  return spreadOf(bursts.map(({ cpuMs }) => cpuMs)).median;
}

/** Undefined when there is no other gateway. */
function ratios(
  other: Series | undefined,
  own: Series,
  ratio: (other: Burst, own: Burst) => number,
): Spread | undefined {
  if (!other) return undefined;
  return spreadOf(own.bursts.map((burst, round) => ratio(other.bursts[round] as Burst, burst)));
}
