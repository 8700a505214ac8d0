import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { guardFaults, type GuardFault } from "./guard-faults.ts";

// Plants the faults of guard-faults.ts in a copy of the tree, one after the other, and runs the check that must report
// each. Exit code: 0 when each check reports its fault.

const root = process.cwd();

/** Copies the files and builds of the tree; the packages of the workspace are those of the copy. */
function copyTree(copy: string): void {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  for (const file of listed.split("\n").filter((name) => name !== "" && existsSync(name))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file), { preserveTimestamps: true });
  }
  for (const folder of globSync(["*/dist", "subgraphs/*/dist", "packages/*/dist", "tools/*/dist"]))
    cpSync(folder, join(copy, folder), { recursive: true, preserveTimestamps: true });
  for (const folder of globSync([
    "*/node_modules",
    "subgraphs/*/node_modules",
    "packages/*/node_modules",
    "tools/*/node_modules",
  ]))
    symlinkSync(resolve(root, folder), join(copy, folder));
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync("node_modules")) {
    const [from, to] = [resolve("node_modules", name), join(copy, "node_modules", name)];
    // its links lead to the packages beside them
    if (name === "@souk") cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else if (name !== ".cache") symlinkSync(from, to);
  }
}

/** Returns what is wrong, or null when the check reports the fault. */
function verdictOn(copy: string, { edits, commands, reports }: GuardFault): string | null {
  const originals = new Map<string, string | null>();
  try {
    for (const { file, find, text } of edits) {
      const path = join(copy, file);
      const original = existsSync(path) ? readFileSync(path, "utf8") : null;
      originals.set(path, original);
      if (find !== undefined && original?.split(find).length !== 2) return `${file} does not have ${find} exactly once`;
      writeFileSync(path, find === undefined || original === null ? text : original.replace(find, () => text));
    }
    let output = "";
    for (const command of commands) {
      const run = spawnSync(command, { cwd: copy, shell: true, encoding: "utf8", maxBuffer: 256 * 1024 ** 2 });
      output = `${run.stdout}${run.stderr}`;
      if (run.status === 0) continue;
      return reports.test(output) ? null : `${command} fails, but does not report ${reports}:\n${output}`;
    }
    return `no check reports it:\n${output}`;
  } finally {
    for (const [path, text] of originals) {
      if (text === null) rmSync(path, { force: true });
      else writeFileSync(path, text);
    }
  }
}

const copy = mkdtempSync(join(tmpdir(), "souk-guards-"));
try {
  copyTree(copy);
  // checks list the files of the repository
  execFileSync("git", ["init", "--quiet"], { cwd: copy });
  let missed = 0;
  for (const fault of guardFaults) {
    const wrong = verdictOn(copy, fault);
    process.stdout.write(
      `${wrong === null ? "reported" : "MISSED  "}  ${fault.name}\n${wrong === null ? "" : `${wrong}\n`}`,
    );
    if (wrong !== null) missed += 1;
  }
  process.stdout.write(`the checks report ${guardFaults.length - missed} of ${guardFaults.length} faults\n`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
