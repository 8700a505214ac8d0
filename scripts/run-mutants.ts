import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { checkoutFaults, type PlantedFault } from "./planted-faults.ts";

// Plants one fault at a time in a copy of the tree and runs the tests that must notice it. A fault that none does is a hole
// in the tests: exit code 1. The tree itself is never touched.

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), "souk-mutants-"));

function makeCopy(): void {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  for (const file of files.split("\n").filter((name) => name !== "" && existsSync(name))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file));
  }
  for (const folder of globSync(["node_modules", "kernel/dist", "*/node_modules", "subgraphs/*/node_modules"])) {
    symlinkSync(resolve(root, folder), join(copy, folder));
  }
}

function runTests(pattern: string): boolean {
  const jest = join(root, "node_modules/jest/bin/jest.js");
  const options = ["--experimental-vm-modules", "--no-warnings", jest, "--silent", pattern];
  // a whole shop too from the sources, where the fault is
  const env = { ...process.env, TEST_SHOPS: "here" };
  const { status } = spawnSync(process.execPath, options, { cwd: copy, env, stdio: "ignore", timeout: 300_000 });
  return status === 0;
}

/** Whether the tests noticed; null when the fault cannot be planted any more. */
function isCaught({ file, find, replace, tests }: PlantedFault): boolean | null {
  const path = join(copy, file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text.split(find).length !== 2) return null;
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  try {
    return !runTests(tests);
  } finally {
    writeFileSync(path, text);
  }
}

try {
  makeCopy();
  const patterns = [...new Set(checkoutFaults.map(({ tests }) => tests))];
  for (const pattern of patterns) {
    if (!runTests(pattern)) throw new Error(`${pattern} fails without any fault; nothing can be told`);
  }
  let holes = 0;
  for (const fault of checkoutFaults) {
    const caught = isCaught(fault);
    if (caught !== true) holes += 1;
    const verdict = caught === null ? "CANNOT BE PLANTED" : caught ? "caught" : "NOT NOTICED";
    process.stdout.write(`${verdict.padEnd(18)} ${fault.name} (${fault.file})\n`);
  }
  process.stdout.write(`${checkoutFaults.length - holes} of ${checkoutFaults.length} faults are caught\n`);
  process.exitCode = holes === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
