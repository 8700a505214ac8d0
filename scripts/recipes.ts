/** A code block of a recipe: commands, a query, a whole file, or a change of a file. */
export interface RecipeBlock {
  readonly kind: "commands" | "query" | "file" | "change";
  /** The file to write or to change. */
  readonly file: string;
  readonly text: string;
}

const kinds: Readonly<Record<string, RecipeBlock["kind"]>> = { sh: "commands", graphql: "query", diff: "change" };

/** The code blocks of a recipe in order. Blocks in list items are indented like the item. */
export function blocksOf(markdown: string): RecipeBlock[] {
  const fences = markdown.matchAll(/^( *)```(\w+)(?: file=(\S+))?\n([^]*?)^\1```$/gm);
  return [...fences].map(([, indent = "", language = "", file = "", text = ""]) => {
    const own = kinds[language];
    const kind = file !== "" && own !== "change" ? "file" : own;
    if (kind === undefined) throw new Error(`a block of ${language} must name its file`);
    return { kind, file, text: text.replaceAll(new RegExp(`^${indent}`, "gm"), "") };
  });
}

/** Applies a `diff` block to the text of its file. Throws an Error if its old lines do not occur exactly once. */
export function applied(text: string, { file, text: diff }: RecipeBlock): string {
  // an empty line is one of the context: editors remove the space before it
  const lines = diff.replace(/\n$/, "").split("\n");
  const side = (other: string): string =>
    lines
      .filter((line) => !line.startsWith(other))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const before = side("+");
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`${file} has these lines ${parts.length - 1} times, not once:\n${before}`);
  return parts.join(side("-"));
}
