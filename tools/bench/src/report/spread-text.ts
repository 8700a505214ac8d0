import type { Spread } from "../measure/spread.ts";

/** The median, with the lowest and the highest value in brackets; empty for undefined. */
export function spreadText(spread: Spread | undefined, digits: number): string {
  if (!spread) return "";
  const [median, lowest, highest] = [spread.median, spread.lowest, spread.highest].map((figure) =>
    figure.toFixed(digits),
  );
  return `${median} (${lowest}–${highest})`;
}
