import { createHash } from "node:crypto";

/** Picks `size` entries in list order. The same seed picks the same entries. */
export function faultSample<Fault extends { readonly name: string }>(
  faults: readonly Fault[],
  { seed, size }: { readonly seed: string; readonly size: number },
): Fault[] {
  const rank = ({ name }: Fault): string => createHash("sha256").update(`${seed}:${name}`).digest("hex");
  const chosen = new Set(faults.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, size));
  return faults.filter((fault) => chosen.has(fault));
}
