import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { TextlintKernel, type TextlintKernelOptions } from "@textlint/kernel";
import markdown from "@textlint/textlint-plugin-markdown";
import terminology from "textlint-rule-terminology";
import { bannedTerms } from "./banned-terms.ts";
import { openingRule } from "./opening-rule.ts";
import { sourceTextPlugin } from "./source-text-plugin.ts";

/** Generated files, demo data, and texts that list the banned words. */
const excluded =
  /(?:^|\/)(?:generated|migrations)\/|\.generated\.|^demo\/src\/|CHANGELOG|^docs\/glossary\.md$|^docs\/api\/|^STYLE_GUIDE\.md$|^scripts\/prose\//;

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Checks the prose of one file: a Markdown page, or the comments, test titles and descriptions of a source file. */
export async function checkProse(
  file: string,
  text: string,
  terms: readonly (readonly [banned: string, standard: string])[],
): Promise<Finding[]> {
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
    .filter((file) => /\.(?:ts|tsx|md|graphql)$/.test(file) && !excluded.test(file) && existsSync(file));
  let count = 0;
  for (const file of files) {
    for (const { line, message } of await checkProse(file, readFileSync(file, "utf8"), terms)) {
      count += 1;
      process.stdout.write(`${file}:${line}: ${message}\n`);
    }
  }
  process.stdout.write(`${count} sentences to reword in ${files.length} files\n`);
  if (count > 0) process.exitCode = 1;
}

if (import.meta.main) await main();
