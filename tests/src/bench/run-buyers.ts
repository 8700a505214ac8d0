import { performance } from "node:perf_hooks";

export interface Pace {
  /** How many were done in the time. */
  readonly done: number;
  readonly perSecond: number;
  /** Milliseconds of one, from begin to end. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Each buyer does the same again and again until the seconds are over. */
export async function runBuyers(
  buyers: readonly (() => Promise<unknown>)[],
  { seconds }: { readonly seconds: number },
): Promise<Pace> {
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const took: number[] = [];
  await Promise.all(
    buyers.map(async (buy) => {
      while (performance.now() < end) {
        const start = performance.now();
        await buy();
        took.push(performance.now() - start);
      }
    }),
  );
  took.sort((one, other) => one - other);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  const elapsed = (performance.now() - begin) / 1000;
  return { done: took.length, perSecond: took.length / elapsed, medianMs: at(0.5), p95Ms: at(0.95) };
}
