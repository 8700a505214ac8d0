import { execFileSync } from "node:child_process";
import type { SourceFile } from "./migration-problems.ts";

function git(...args: string[]): string {
  return execFileSync("git", args, { encoding: "utf8", stdio: "pipe", maxBuffer: 64 * 1024 * 1024 });
}

function tried(...args: string[]): string | undefined {
  try {
    return git(...args).trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * `given`, else the newest tag of a release, else the newest commit "release: version …" or a correction of it, else
 * origin/main. Throws when `given` names no commit.
 */
export function lastRelease(given: string | undefined): string | undefined {
  if (given !== undefined) {
    if (tried("rev-parse", "--verify", "--quiet", `${given}^{commit}`)) return given;
    throw new Error(`RELEASE_BASE: there is no commit ${given}`);
  }
  const [newest] = tried("tag", "--list", "v*", "--sort=-version:refname")?.split("\n") ?? [];
  return (
    newest ??
    tried("log", "-1", "--format=%h", "--grep=^release: .*version [0-9]") ??
    (tried("rev-parse", "--verify", "--quiet", "origin/main") ? "origin/main" : undefined)
  );
}

/** The files below a folder in a commit, with one process for each folder. */
export function releasedFiles(commit: string, folder: string): SourceFile[] {
  const archive = tried("grep", "--no-color", "-z", "-e", "", commit, "--", `${folder}/*.ts`) ?? "";
  const lines = new Map<string, string[]>();
  for (const line of archive.split("\n")) {
    const [source = "", text = ""] = line.split("\0", 2);
    const path = source.slice(commit.length + 1);
    const known = lines.get(path);
    if (known) known.push(text);
    else lines.set(path, [text]);
  }
  return [...lines].map(([path, texts]) => ({ path, text: `${texts.join("\n")}\n` }));
}
