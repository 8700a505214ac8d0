import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

interface Finding {
  readonly code: string;
  readonly filename: string;
}

/** Each row is a file with a fault that only a type-aware linter can find. */
const faults: [rule: string, file: string, text: string][] = [
  ["no-floating-promises", "floating.ts", `async function work(): Promise<void> {}\nwork();\n`],
  ["no-misused-promises", "misused.ts", `if (Promise.resolve(true)) process.stdout.write("always");\n`],
  ["await-thenable", "awaited.ts", `export const one = await 1;\n`],
  [
    "return-await",
    "closed-too-early.ts",
    `export async function read(opened: AsyncDisposableStack): Promise<number> {\n  await using _owned = opened;\n  return Promise.resolve(1);\n}\n`,
  ],
];

let folder: string;
let findings: readonly Finding[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-lint-"));
  copyFileSync(".oxlintrc.json", join(folder, ".oxlintrc.json"));
  const compilerOptions = { module: "nodenext", target: "es2024", lib: ["es2024", "esnext.disposable"], strict: true };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  for (const [, file, text] of faults) writeFileSync(join(folder, file), text);
  const program = resolve("node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [program, "--format", "json"], { cwd: folder, encoding: "utf8" });
  findings = (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(faults)("%s is found in %s", (rule, file) => {
  const codes = findings.filter(({ filename }) => filename.endsWith(file)).map(({ code }) => code);
  expect(codes).toContain(`typescript(${rule})`);
});
