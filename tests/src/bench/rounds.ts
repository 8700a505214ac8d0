import { performance } from "node:perf_hooks";

export interface Pace {
  readonly perSecond: number;
  /** Milliseconds of one, from begin to end. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

type Buyer = () => Promise<unknown>;

const warmUpSeconds = 3;

/** A crowd in which each buyer does the same again and again, in rounds that are counted together. */
export class Rounds {
  private readonly tookMs: number[] = [];
  private elapsedMs = 0;

  constructor(private readonly buyers: readonly Buyer[]) {}

  /** Not counted. */
  async warmUp(): Promise<void> {
    await runUntil(performance.now() + warmUpSeconds * 1000, this.buyers);
  }

  async run(seconds: number): Promise<void> {
    const begin = performance.now();
    this.tookMs.push(...(await runUntil(begin + seconds * 1000, this.buyers)));
    this.elapsedMs += performance.now() - begin;
  }

  pace(): Pace {
    const sorted = this.tookMs.toSorted((one, other) => one - other);
    const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    return { perSecond: (1000 * sorted.length) / this.elapsedMs, medianMs: at(0.5), p95Ms: at(0.95) };
  }
}

/** How many milliseconds each took. */
async function runUntil(end: number, buyers: readonly Buyer[]): Promise<number[]> {
  const tookMs: number[] = [];
  await Promise.all(
    buyers.map(async (buy) => {
      while (performance.now() < end) {
        const start = performance.now();
        await buy();
        tookMs.push(performance.now() - start);
      }
    }),
  );
  return tookMs;
}
