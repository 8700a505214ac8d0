import type { TextlintPluginCreator, TextlintPluginProcessor } from "@textlint/kernel";

/** A part of a line: its offset in the file, and its text. */
interface Fragment {
  readonly offset: number;
  readonly text: string;
}

/** A comment, a test title or a schema description. */
interface Passage {
  readonly start: number;
  readonly fragments: readonly Fragment[];
}

/** Finds the prose of a TypeScript or GraphQL file, without code in backticks and template expressions. */
function proseIn(source: string, extension: string): Passage[] {
  const found = extension === ".graphql" ? descriptionsIn(source) : commentsAndTitlesIn(source);
  return found.map((lines) => ({ start: lines[0]?.offset ?? 0, fragments: lines.flatMap(withoutCode) }));
}

function descriptionsIn(source: string): Fragment[][] {
  return [...source.matchAll(/"""([\s\S]*?)"""|^\s*"((?:[^"\\\n]|\\.)+)"\s*$/gm)].map((match) => {
    const text = match[1] ?? match[2] ?? "";
    return linesOf(text, match.index + match[0].indexOf(text));
  });
}

const lineComments = String.raw`^[ \t]*\/\/(?<lines>.*(?:\n[ \t]*\/\/.*)*)`;
const blockComment = String.raw`^[ \t]*\/\*\*?(?<block>[\s\S]*?)\*\/`;
const testTitle = String.raw`\b(?:test|it|describe)(?:\.\w+)*(?:<[^>]*>)?(?:\([^()]*\))?\(\s*(?<quote>["'\`])(?<title>(?:(?!\k<quote>)[^\\\n]|\\.)+)\k<quote>`;
const commentOrTitle = new RegExp([lineComments, blockComment, testTitle].join("|"), "gm");

function commentsAndTitlesIn(source: string): Fragment[][] {
  return [...source.matchAll(commentOrTitle)].flatMap(({ 0: whole, index, groups }) => {
    const text = groups?.lines ?? groups?.block ?? groups?.title ?? "";
    // directives of linters and compilers are no prose
    if (/^\s*(?:oxlint|eslint|prettier|@ts-|#)/.test(text)) return [];
    return [linesOf(text, index + whole.lastIndexOf(text))];
  });
}

function linesOf(text: string, offset: number): Fragment[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => {
    const [margin = ""] = /^\s*(?:\*|\/\/)?\s*/.exec(line) ?? [];
    return { offset: offset + index + margin.length, text: line.slice(margin.length).trimEnd() };
  });
}

function withoutCode({ offset, text }: Fragment): Fragment[] {
  return [...text.matchAll(/`[^`]*`|\$\{[^}]*\}|(?<prose>[^`$]+|\$)/g)].flatMap(({ index, groups }) =>
    groups?.prose?.trim() ? [{ offset: offset + index, text: groups.prose }] : [],
  );
}

class SourceTextProcessor implements TextlintPluginProcessor {
  availableExtensions(): string[] {
    return [".ts", ".tsx", ".graphql"];
  }

  processor(extension: string): ReturnType<TextlintPluginProcessor["processor"]> {
    return {
      preProcess: (source) => documentOf(source, proseIn(source, extension)),
      postProcess: (messages, filePath = "") => ({ messages, filePath }),
    };
  }
}

/** Builds textlint's syntax tree: one paragraph for each passage. */
function documentOf(source: string, passages: readonly Passage[]) {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const position = (offset: number): { line: number; column: number } => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) };
  };
  const node = (offset: number, raw: string): { raw: string; range: [number, number]; loc: object } => ({
    raw,
    range: [offset, offset + raw.length],
    loc: { start: position(offset), end: position(offset + raw.length) },
  });
  const children = passages.map(({ start, fragments }) => {
    const end = fragments.reduce((last, { offset, text }) => Math.max(last, offset + text.length), start);
    const strings = fragments.map(({ offset, text }) => ({ ...node(offset, text), type: "Str", value: text }));
    return { ...node(start, source.slice(start, end)), type: "Paragraph", children: strings };
  });
  return { ...node(0, source), type: "Document", children } as never;
}

export const sourceTextPlugin: TextlintPluginCreator = { Processor: SourceTextProcessor };
