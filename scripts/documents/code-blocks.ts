/** A code block of a Markdown page. */
export interface CodeBlock {
  readonly file: string;
  /** The line of its first line of code. */
  readonly line: number;
  readonly language: string;
  /** The words after the language, such as `file=src/rules.ts`. */
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
