/**
 * Reads the words that prose must not use from the glossary's table `| Term | Meaning | Not used |`: each word in
 * backticks in the last column, with the term that replaces it.
 */
export function bannedTerms(glossary: string): [banned: string, standard: string][] {
  return glossary.split("\n").flatMap((line) => {
    const [, term = "", , notUsed = ""] = line.split("|").map((cell) => cell.trim());
    const words = [...notUsed.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
    return words.map((word): [string, string] => [word, term.replaceAll("*", "").replaceAll("`", "")]);
  });
}
