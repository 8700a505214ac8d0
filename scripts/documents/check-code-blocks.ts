import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import type { GraphQLSchema } from "graphql";
import { parseAllDocuments } from "yaml";
import { codeBlocks, sourceProblems, type CodeBlock, type CodeProblem } from "./code-blocks.ts";
import { clientSchema, graphqlProblems } from "./graphql-blocks.ts";
import { typescriptProblems } from "./typescript-blocks.ts";

// Checks the code blocks of the documents: operations are valid in the graph, TypeScript compiles against the packages,
// data and commands parse. The recipes have a check of their own, which follows them (new-subgraph:check).

const excluded = /(?:^|\/)(?:node_modules|dist|new-subgraph-template|\..+)(?:\/|$)|^docs\/(?:recipes|api)\/|CHANGELOG/;
/** Languages that nothing checks: pictures, and texts for other programs. */
const texts = new Set(["", "mermaid", "diff", "html", "http", "ini", "promql", "text", "toml"]);

function problem({ file, line }: CodeBlock, message: string): CodeProblem[] {
  return [{ file, line, message }];
}

function jsonProblems(block: CodeBlock): CodeProblem[] {
  try {
    JSON.parse(block.text);
    return [];
  } catch (error) {
    return problem(block, (error as Error).message);
  }
}

function yamlProblems(block: CodeBlock): CodeProblem[] {
  const documents = parseAllDocuments(block.text);
  return "empty" in documents
    ? []
    : documents.flatMap(({ errors }) => errors.flatMap(({ message }) => problem(block, message)));
}

function shellProblems(block: CodeBlock): CodeProblem[] {
  const { status, stderr } = spawnSync("sh", ["-n"], { input: block.text, encoding: "utf8" });
  return status === 0 ? [] : problem(block, stderr.trim());
}

/** The problems of all blocks. */
function problemsOf(blocks: readonly CodeBlock[], schema: GraphQLSchema): CodeProblem[] {
  const byLanguage = Map.groupBy(blocks, ({ language }) => language);
  const blocksOf = (...languages: readonly string[]): CodeBlock[] =>
    languages.flatMap((language) => byLanguage.get(language) ?? []);
  const known = new Set([...texts, "graphql", "ts", "js", "json", "yaml", "sh"]);
  return [
    ...blocks
      .filter(({ language }) => !known.has(language))
      .flatMap((block) => problem(block, `no check knows the language ${block.language}`)),
    ...blocks.flatMap((block) => sourceProblems(block, (path) => readFileSync(path, "utf8"))),
    ...blocksOf("graphql").flatMap((block) => graphqlProblems(block, schema)),
    ...blocksOf("json").flatMap(jsonProblems),
    ...blocksOf("yaml").flatMap(yamlProblems),
    ...blocksOf("sh").flatMap(shellProblems),
    ...typescriptProblems(blocksOf("ts", "js")),
  ];
}

const all = globSync("**/*.md", { exclude: (path) => excluded.test(path) })
  .filter((path) => !excluded.test(path))
  .flatMap((file) => codeBlocks(file, readFileSync(file, "utf8")));
const checked = all.filter(({ unchecked, language }) => unchecked === undefined && !texts.has(language));
const problems = problemsOf(
  all.filter(({ unchecked }) => unchecked === undefined),
  clientSchema(readFileSync("schema/api.graphql", "utf8")),
);
for (const { file, line, message } of problems) process.stdout.write(`${file}:${line}: ${message}\n`);
for (const { file, line, unchecked } of all.filter((block) => block.unchecked !== undefined))
  process.stdout.write(`${file}:${line}: not checked: ${unchecked}\n`);
process.stdout.write(`${problems.length} problems in ${checked.length} code blocks\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
