import type { Spread } from "../measure/spread.ts";

/** The median, and in brackets the lowest and the highest; empty where there is none. */
export function spreadText(spread: Spread | undefined, digits: number): string {
  if (!spread) return "";
  const [median, lowest, highest] = [spread.median, spread.lowest, spread.highest].map((figure) =>
    figure.toFixed(digits),
  );
  return `${median} (${lowest}–${highest})`;
}
