import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The commit that this tree is compared with. */
export interface BaseBranch {
  /** A readable name for it: a branch, a tag or a hash. */
  readonly name: string;
  /** The text of a file in that commit; undefined when the file does not exist there. */
  readFile(path: string): string | undefined;
  /** The current texts of files below `folder` that are new or changed since that commit. */
  changedFiles(folder: string): string[];
}

/**
 * The merge base with `SCHEMA_BASE`, else with origin/main, else the commit before the last one. The merge base is used
 * so that later additions to the base do not look like removals here. Undefined when there is no such commit. Throws
 * when SCHEMA_BASE names no commit.
 */
export function findBaseBranch(folder: string, requested: string | undefined): BaseBranch | undefined {
  const git = (...args: string[]): string =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  const tried = (...args: string[]): string | undefined => {
    try {
      return git(...args);
    } catch {
      return undefined;
    }
  };
  const exists = (name: string): boolean => tried("rev-parse", "--verify", "--quiet", `${name}^{commit}`) !== undefined;
  if (requested !== undefined && !exists(requested)) throw new Error(`SCHEMA_BASE: there is no commit ${requested}`);
  const name = requested ?? ["origin/main", "HEAD~1"].find(exists);
  if (name === undefined) return undefined;
  const commit = (tried("merge-base", name, "HEAD") ?? git("rev-parse", name)).trim();
  const listed = (output: string): string[] => output.split("\0").filter((path) => path !== "");
  return {
    name,
    readFile: (path) => tried("show", `${commit}:./${path}`),
    changedFiles: (below) =>
      [
        ...listed(git("diff", "--name-only", "--relative", "--diff-filter=d", "-z", commit, "--", below)),
        ...listed(git("ls-files", "--others", "--exclude-standard", "-z", "--", below)),
      ].map((path) => readFileSync(`${folder}/${path}`, "utf8")),
  };
}
