import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { copyTree } from "../copy-tree.ts";
import { guardFaults, type GuardFault } from "./guard-faults.ts";

// Plants the faults of guard-faults.ts in a copy of the tree, one after the other, and runs the check that must report
// each. `--only PATTERN` plants those whose name matches. Exit code: 0 when each check reports its fault.

/** Returns what is wrong, or null when the check reports the fault. */
function problemWith(copy: string, { edits, commands, reports }: GuardFault): string | null {
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

const { only } = parseArgs({ options: { only: { type: "string", default: "" } } }).values;
const chosen = guardFaults.filter(({ name }) => new RegExp(only).test(name));
if (chosen.length === 0) throw new Error(`no fault matches ${only}`);

const copy = mkdtempSync(join(tmpdir(), "souk-guards-"));
try {
  copyTree(copy, { packages: "links" });
  // checks list the files of the repository
  execFileSync("git", ["init", "--quiet"], { cwd: copy });
  let missed = 0;
  for (const fault of chosen) {
    const wrong = problemWith(copy, fault);
    process.stdout.write(
      `${wrong === null ? "reported" : "MISSED  "}  ${fault.name}\n${wrong === null ? "" : `${wrong}\n`}`,
    );
    if (wrong !== null) missed += 1;
  }
  process.stdout.write(`the checks report ${chosen.length - missed} of ${chosen.length} faults\n`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
