/** A code block of a Markdown page. */
export interface CodeBlock {
  readonly file: string;
  /** The line of its first line of code. */
  readonly line: number;
  readonly language: string;
  /** The words after the language: `file=src/rules.ts` for a new file, `from=src/rules.ts` for lines of a present one. */
  readonly info: string;
  /** Without the indent of the list item that it is in. */
  readonly text: string;
  /**
   * Code that the block needs and readers do not: imports and declarations of `ts`, or SDL that extends the graph of
   * `graphql`. It is in the comment `<!-- context … -->` before the block.
   */
  readonly context: string;
  /** The line of the first line of the context. */
  readonly contextLine: number;
  /** Why the block is not checked: the text of `<!-- unchecked: … -->` before it. */
  readonly unchecked: string | undefined;
}

export interface CodeProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const fences =
  /^(?<indent> *)(?:<!-- (?:context\n(?<context>[^]*?)\n *|unchecked: (?<unchecked>[^\n]*?) )-->\n\n?\k<indent>)?```(?<language>[^\s`]*) ?(?<info>[^\n`]*)\n(?<text>[^]*?)^\k<indent>```$/gm;

const lineOf = (text: string, index: number): number => text.slice(0, index).split("\n").length;

/** Returns the code blocks of a page in order. */
export function codeBlocks(file: string, markdown: string): CodeBlock[] {
  return [...markdown.matchAll(fences)].map((match) => {
    const { indent = "", language = "", info = "", text = "", context = "", unchecked } = match.groups ?? {};
    const unindented = (code: string): string => code.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    return {
      file,
      line: lineOf(markdown, match.index + match[0].lastIndexOf(text === "" ? "```" : text)),
      language,
      info,
      text: unindented(text),
      context: unindented(context),
      contextLine: lineOf(markdown, match.index) + 1,
      unchecked,
    };
  });
}

/** Returns the first line that a block with `from=` has, and its file has not after the lines before. */
export function sourceProblems({ file, line, info, text }: CodeBlock, textOf: (path: string) => string): CodeProblem[] {
  const source = /^from=(\S+)$/.exec(info)?.[1];
  if (source === undefined) return [];
  const rest = textOf(source)
    .split("\n")
    .map((each) => each.trim());
  for (const [index, each] of text.split("\n").entries()) {
    const found = rest.indexOf(each.trim());
    if (found < 0) return [{ file, line: line + index, message: `${source} does not have this line here` }];
    rest.splice(0, found + 1);
  }
  return [];
}
