import { closest, distance } from "fastest-levenshtein";

/** Returns the known word that was probably meant; undefined if none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(word, known);
  const isNear = distance(word.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3));
  return isNear ? nearest : undefined;
}
