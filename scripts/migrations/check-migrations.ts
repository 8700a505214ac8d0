import { globSync, readFileSync } from "node:fs";
import { lastRelease, releasedFiles } from "./last-release.ts";
import { migrationProblems, orderProblems, type SourceFile } from "./migration-problems.ts";

// Refuses a migration that drops or renames what the last release uses (docs/upgrades.md), and one whose file number does
// not follow the order in which they run.

const isSource = (path: string): boolean =>
  path.endsWith(".ts") && !path.includes(".test.") && !path.includes("/testing/");

function currentFiles(folder: string): SourceFile[] {
  const paths = globSync(`${folder}/**/*.ts`).map((path) => path.replaceAll("\\", "/"));
  return paths.filter(isSource).map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

const folders = globSync("subgraphs/*/src").map((folder) => folder.replaceAll("\\", "/"));
const current = new Map(folders.map((folder) => [folder, currentFiles(folder)]));
const problems = [...current.values()].flatMap(orderProblems);
const release = lastRelease(process.env.RELEASE_BASE);
if (release === undefined) {
  process.stdout.write("there is no release to compare with\n");
} else {
  for (const [folder, files] of current) {
    const released = releasedFiles(release, folder).filter(({ path }) => isSource(path));
    problems.push(...migrationProblems({ released, current: files }));
  }
  process.stdout.write(`migrations of ${folders.length} subgraphs compared with ${release}\n`);
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
