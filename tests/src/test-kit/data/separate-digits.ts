/**
 * Matches digits that are a word of their own. A few digits also occur by chance within ids, codes and times. `digits`:
 * the source of a pattern.
 */
export function separateDigits(digits: string): RegExp {
  return new RegExp(`(?<![\\w.-])(?:${digits})(?![\\w-])`);
}
