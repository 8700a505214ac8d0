import { globSync, readFileSync } from "node:fs";
import { lastRelease, releasedFiles } from "./last-release.ts";
import { migrationProblems, type SourceFile } from "./migration-problems.ts";

// Refuses a migration that drops or renames what the last release uses: docs/upgrades.md.

const isSource = (path: string): boolean =>
  path.endsWith(".ts") && !path.includes(".test.") && !path.includes("/testing/");

function currentFiles(folder: string): SourceFile[] {
  const paths = globSync(`${folder}/**/*.ts`).map((path) => path.replaceAll("\\", "/"));
  return paths.filter(isSource).map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

const release = lastRelease(process.env.RELEASE_BASE);
if (release === undefined) {
  process.stdout.write("there is no release to compare with\n");
} else {
  const folders = globSync("subgraphs/*/src").map((folder) => folder.replaceAll("\\", "/"));
  const problems = folders.flatMap((folder) =>
    migrationProblems({
      released: releasedFiles(release, folder).filter(({ path }) => isSource(path)),
      current: currentFiles(folder),
    }),
  );
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`migrations of ${folders.length} subgraphs compared with ${release}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
