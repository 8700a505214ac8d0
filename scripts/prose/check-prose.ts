import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { TextlintKernel, type TextlintKernelOptions } from "@textlint/kernel";
import markdown from "@textlint/textlint-plugin-markdown";
import terminology from "textlint-rule-terminology";
import { checkMessageKeys, checkNames } from "./check-names.ts";
import { sourceTextPlugin } from "./source-text-plugin.ts";
import type { TextlintRuleModule } from "@textlint/types";

const opening =
  /(?:^|(?<=[.!?:;]\s[\s/*]*))(?<word>What|Who|Whoever|Whatever|Whose|Of|So|Nobody|Everybody|None|Neither)\b(?!['’])(?<rest>[^.!?]*[.!?]?)/gi;

/**
 * Reports sentences that open with a word that hides the subject ("What needs it", "Of each the first"). Questions are
 * allowed.
 */
const openingRule: TextlintRuleModule = ({ Syntax, RuleError, report, getSource, locator }) => {
  const check = (node: Parameters<typeof report>[0]): void => {
    const source = getSource(node);
    const [heading = ""] = /^#*\s*/.exec(source) ?? [];
    for (const { 0: sentence, index, groups } of source.slice(heading.length).matchAll(opening)) {
      const { word = "", rest = "" } = groups ?? {};
      // within a text, only a capital letter begins a sentence; a word in capitals is a constant
      if (rest.endsWith("?") || (index > 0 && !/^[A-Z]/.test(sentence)) || /^[A-Z]{2,}$/.test(word)) continue;
      const message = `A sentence does not open with "${word}": name the subject first.`;
      const start = heading.length + index;
      report(node, new RuleError(message, { padding: locator.range([start, start + word.length]) }));
    }
  };
  return { [Syntax.Paragraph]: check, [Syntax.Header]: check };
};

/** Generated files, demo data, and texts that list the banned words. */
const excluded =
  /(?:^|\/)(?:generated|migrations)\/|\.generated\.|^demo\/src\/|CHANGELOG|^docs\/glossary\.md$|^docs\/api\/|^STYLE_GUIDE\.md$|^scripts\/prose\//;

/** Texts of the storefront; projects override them by their keys, which are the same in each language. */
const messageFile = /^storefront\/src\/messages\/\w+\/en\.json$/;

/** A word of the glossary that must not replace its term. */
export interface BannedTerm {
  readonly word: string;
  readonly term: string;
  /** Whether the word has other meanings in prose, so that only names are checked. */
  readonly isForNames: boolean;
}

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Checks the prose of one file: a Markdown page, or the comments, test titles and descriptions of a source file. */
export async function checkProse(file: string, text: string, banned: readonly BannedTerm[]): Promise<Finding[]> {
  const terms = banned.filter(({ isForNames }) => !isForNames).map(({ word, term }) => [word, term]);
  const options: TextlintKernelOptions = {
    filePath: file,
    ext: extname(file),
    plugins: [
      { pluginId: "markdown", plugin: markdown.default },
      { pluginId: "source-text", plugin: sourceTextPlugin },
    ],
    rules: [
      { ruleId: "opening", rule: openingRule },
      { ruleId: "terminology", rule: terminology, options: { defaultTerms: false, terms, skip: ["BlockQuote"] } },
    ],
  };
  const { messages } = await new TextlintKernel().lintText(text, options);
  return messages.map(({ loc, message }) => ({ file, line: loc.start.line, message }));
}

async function main(): Promise<void> {
  const terms = bannedTerms(readFileSync("docs/glossary.md", "utf8"));
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 ** 2,
  })
    .split("\n")
    .filter(
      (file) =>
        (/\.(?:ts|tsx|md|graphql)$/.test(file) || messageFile.test(file)) && !excluded.test(file) && existsSync(file),
    );
  let count = 0;
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const names = /\.tsx?$/.test(file) ? checkNames(file, text, terms) : [];
    const findings = messageFile.test(file)
      ? checkMessageKeys(file, text, terms)
      : [...(await checkProse(file, text, terms)), ...names];
    for (const { line, message } of findings) {
      count += 1;
      process.stdout.write(`${file}:${line}: ${message}\n`);
    }
  }
  process.stdout.write(`${count} sentences and names to reword in ${files.length} files\n`);
  if (count > 0) process.exitCode = 1;
}

if (import.meta.main) await main();

/**
 * Reads the words that must not be used from the glossary's table `| Term | Meaning | Not used |`: each word in
 * backticks or bold in the last column, with the term that replaces it.
 */
export function bannedTerms(glossary: string): BannedTerm[] {
  return glossary.split("\n").flatMap((line) => {
    const [, term = "", , notUsed = ""] = line.split("|").map((cell) => cell.trim());
    return [...notUsed.matchAll(/(`|\*\*)(.+?)\1/g)].map(([, mark, word = ""]) => ({
      word,
      term: term.replaceAll(/[*`]/g, ""),
      isForNames: mark === "**",
    }));
  });
}
