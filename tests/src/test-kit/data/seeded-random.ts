import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";

const steps = 1_000_000;

/** A sequence of numbers from 0 to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => unsafeUniformIntDistribution(0, steps - 1, generator) / steps;
}
