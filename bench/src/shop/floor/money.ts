/** As the graph writes an amount. */
export function amountOf(minor: number | string): string {
  return (Number(minor) / 100).toFixed(2);
}
