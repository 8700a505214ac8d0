/** Returns the amount as the graph takes it; undefined if the text is not an amount. */
export function parseAmount(text: string): string | undefined {
  return /^\d{1,12}(\.\d{1,2})?$/.test(text) ? text : undefined;
}
