/** Finds whole words and phrases in any case, with or without accents. */
export class BannedWords {
  private readonly phrases: readonly string[];

  constructor(phrases: readonly string[]) {
    this.phrases = phrases.map(wordsOf).filter((words) => words.trim() !== "");
  }

  areIn(...texts: readonly string[]): boolean {
    return texts.map(wordsOf).some((words) => this.phrases.some((phrase) => words.includes(phrase)));
  }
}

/** Returns the words in lower case without accents, each between spaces: `Très  BON!` is ` tres bon `. */
function wordsOf(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return ` ${(plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
}
