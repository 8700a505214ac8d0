import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { publishedPackages, type Manifest } from "./published-packages.ts";
import { undeclaredImports } from "./undeclared-imports.ts";

// Packs every package and checks the tarball: the files that its package.json names are in it, TypeScript and Node resolve
// each export to the same module, and its package.json declares what its modules import.

/** Souk's packages are ES modules, for Node and bundlers; these are about CommonJS and old resolution. */
const ofNoConcern = ["CJSResolvesToESM"];
const resolutions = ["node16-esm", "bundler"];

/** An export with a pattern may match nothing: the modules of tests are not published. */
const allowed = ["EXPORTS_GLOB_NO_MATCHED_FILES"];

const folder = mkdtempSync(join(tmpdir(), "souk-tarballs-"));
const problems: string[] = [];
try {
  const workspaces = publishedPackages().flatMap((found) => ["--workspace", found.folder]);
  const packed = spawnSync("npm", ["pack", "--loglevel", "error", "--pack-destination", folder, ...workspaces]);
  if (packed.status !== 0) throw new Error(`npm pack failed:\n${packed.stderr.toString()}`);
  const tarballs = readdirSync(folder);
  for (const name of tarballs) {
    const tarball = Uint8Array.from(readFileSync(join(folder, name)));
    const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, level: "warning" });
    problems.push(
      ...messages
        .filter(({ code }) => !allowed.includes(code))
        .map((message) => `${name}: ${formatMessage(message, pkg as Record<string, unknown>, { color: false })}`),
      ...(await typeProblems(name, tarball)),
      ...importProblems(name, pkg as unknown as Manifest, tarball),
    );
  }
  process.stdout.write(`${tarballs.length} packages, ${problems.length} problems\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

async function typeProblems(name: string, tarball: Uint8Array): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (!result.types) return [];
  return result.problems
    .filter((problem) => !ofNoConcern.includes(problem.kind))
    .filter((problem) => !("resolutionKind" in problem) || resolutions.includes(problem.resolutionKind))
    .map((problem) => `${name}: ${problem.kind} ${"entrypoint" in problem ? problem.entrypoint : ""}`);
}

function importProblems(name: string, manifest: Manifest, tarball: Uint8Array): string[] {
  const content = createPackageFromTarballData(tarball);
  return content
    .listFiles()
    .filter((path) => /\.(?:js|d\.ts)$/.test(path))
    .flatMap((path) =>
      undeclaredImports(manifest, path, content.readFile(path)).map(
        (imported) => `${name}: ${path} imports ${imported}, which package.json does not declare`,
      ),
    );
}
