/** An amount as the graph takes it; nothing of what is none, since somebody has typed it. */
export function askedAmount(text: string): string | undefined {
  return /^\d{1,12}(\.\d{1,2})?$/.test(text) ? text : undefined;
}
