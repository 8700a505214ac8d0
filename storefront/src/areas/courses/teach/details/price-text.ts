/** Parses a typed price such as "34", "34.5" or "34,50 $". Returns the decimal that the graph takes, or undefined. */
export function decimalFrom(text: string): string | undefined {
  const [, units, cents] = /^[$€\s]*(\d{1,9})(?:[.,](\d{1,2}))?[$€\s]*$/.exec(text) ?? [];
  if (units === undefined) return undefined;
  return cents === undefined ? units : `${units}.${cents}`;
}
