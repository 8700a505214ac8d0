import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { generatedSources } from "./generate/generated-sources.ts";

export interface CopyOptions {
  /**
   * `links`: each package is a symbolic link to the installed one, for commands that only read packages. `hardLinks`:
   * the folders are real and their files are shared, for commands that install packages.
   */
  readonly packages: "links" | "hardLinks";
}

/**
 * Copies the files of the tree with their uncommitted changes and generated sources, its builds (so that only new code is compiled) and its
 * installed packages into an existing folder. The packages of the workspace are those of the copy.
 */
export function copyTree(to: string, { packages }: CopyOptions): void {
  const options = { encoding: "utf8", maxBuffer: 64 * 1024 ** 2 } as const;
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], options);
  const files = [...listed.split("\0"), ...globSync(generatedSources)];
  for (const file of files.filter((name) => name !== "" && existsSync(name))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(file, join(to, file), { preserveTimestamps: true });
  }
  for (const folder of globSync(["*/dist", "{packages,subgraphs,tools}/*/dist"]))
    cpSync(folder, join(to, folder), { recursive: true, preserveTimestamps: true });
  const installed = ["*/node_modules", "{packages,subgraphs,tools}/*/node_modules"];
  if (packages === "hardLinks") for (const folder of globSync(["node_modules", ...installed])) hardLink(folder, to);
  else {
    for (const folder of globSync(installed)) symlinkSync(resolve(folder), join(to, folder));
    linkPackages(to);
  }
}

function linkPackages(to: string): void {
  mkdirSync(join(to, "node_modules"));
  for (const name of readdirSync("node_modules")) {
    const [original, copy] = [resolve("node_modules", name), join(to, "node_modules", name)];
    // its links lead to the packages beside them
    if (name === "@souk") cpSync(original, copy, { recursive: true, verbatimSymlinks: true });
    else if (name !== ".cache") symlinkSync(original, copy);
  }
}

/**
 * Uses hard links if the file system supports them, because nothing writes into a package in place. Skips the tools'
 * .cache folder.
 */
function hardLink(folder: string, to: string): void {
  const copy = join(to, folder);
  if (spawnSync("cp", ["-al", folder, copy]).status !== 0)
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  rmSync(join(copy, ".cache"), { recursive: true, force: true });
}
