import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The commit that this tree is compared with. */
export interface BaseBranch {
  /** As people know it: a branch, a tag, a hash. */
  readonly name: string;
  /** The text of a file there; undefined when there is none. */
  readFile(path: string): string | undefined;
  /** The texts, as they are now, of files below `folder` that are new or changed since. */
  changedFiles(folder: string): string[];
}

/**
 * `SCHEMA_BASE`, else origin/main, else the last commit but one: where this branch left it, so that what the base gained
 * meanwhile does not look removed. Undefined when there is none. Throws when SCHEMA_BASE names nothing.
 */
export function findBaseBranch(folder: string, asked: string | undefined): BaseBranch | undefined {
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
  if (asked !== undefined && !exists(asked)) throw new Error(`SCHEMA_BASE: there is no commit ${asked}`);
  const name = asked ?? ["origin/main", "HEAD~1"].find(exists);
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
