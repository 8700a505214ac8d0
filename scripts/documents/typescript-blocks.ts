import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeBlock, CodeProblem } from "./code-blocks.ts";

/** Inside of the repository, so that the code finds its packages. */
const folder = "tools/site/.code";

const tsconfig = {
  compilerOptions: {
    target: "esnext",
    lib: ["esnext", "dom", "dom.iterable"],
    module: "nodenext",
    moduleDetection: "force",
    allowImportingTsExtensions: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    // a path such as ./src/rules/two-per-buyer.ts is one of the example
    rootDirs: [".", "../../../examples/shop"],
  },
  include: ["*.ts"],
};

/** The block with its context at the lines that they have in the page, so that the compiler reports these lines. */
function moduleText({ context, contextLine, text, line }: CodeBlock): string {
  const before = context === "" ? "" : `${"\n".repeat(contextLine - 1)}${context}\n`;
  const lines = before.split("\n").length - 1;
  return `${before}${"\n".repeat(line - 1 - lines)}${text}`;
}

/** Returns the errors of the compiler in `ts` blocks. */
export function typescriptProblems(blocks: readonly CodeBlock[]): CodeProblem[] {
  if (blocks.length === 0) return [];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = new Map(
    blocks.map((block): [string, CodeBlock] => [`${block.file.replaceAll("/", "-")}.${block.line}.ts`, block]),
  );
  for (const [name, block] of pages) writeFileSync(join(folder, name), moduleText(block));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const options = ["node_modules/typescript/bin/tsc", "-p", folder, "--pretty", "false"];
  const { stdout, status } = spawnSync(process.execPath, options, { encoding: "utf8" });
  const errors = [...stdout.matchAll(/([^/\n]+\.ts)\((\d+),\d+\): error (TS\d+: .*)/g)];
  if (status !== 0 && errors.length === 0) throw new Error(`the compiler failed:\n${stdout}`);
  return errors.map(([, name = "", line, message = ""]) => ({
    file: pages.get(name)?.file ?? name,
    line: Number(line),
    message,
  }));
}
