/** Formats an amount like the graph. */
export function amountOf(minor: number | string): string {
  return (Number(minor) / 100).toFixed(2);
}
