import { closest, distance } from "fastest-levenshtein";

/** The end of a complaint about an unknown word: the known word that was probably meant, or all known words. */
export function suggestion(word: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const nearest = nearestWord(word, known);
  return nearest === undefined ? `; known: ${known.join(", ")}` : `; did you mean ${nearest}?`;
}

function nearestWord(word: string, known: readonly string[]): string | undefined {
  const nearest = closest(word, known);
  const isNear = distance(word.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3));
  return isNear ? nearest : undefined;
}
