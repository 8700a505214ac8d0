import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { copyTree } from "../../../scripts/copy-tree.ts";
import { faultSample } from "./fault-sample.ts";
import { plantFaults } from "./plant-faults.ts";
import { plantedFaults } from "./planted-faults.ts";

const usage = `npm run mutants -- [--sample N] [--seed TEXT] [--only PATTERN]

Plants one fault at a time in a copy of the tree, and runs the tests that must notice it.

  --sample N      plants N of the faults, chosen by the seed; default: all of them
  --seed TEXT     chooses the sample; default: the commit
  --only PATTERN  plants the faults whose name, file or tests match this regular expression
  --help          prints this text

Exit code: 0 when the tests notice every fault, 1 when they do not notice one or it cannot be planted, 2 when nothing can be said.
`;

const commit = (): string => execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();

function chosenFaults() {
  const { values } = parseArgs({
    options: {
      sample: { type: "string" },
      seed: { type: "string" },
      only: { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const { sample, seed = commit() } = values;
  if (sample !== undefined && !/^[1-9]\d*$/.test(sample)) throw new Error("--sample must be a whole number above 0");
  const only = new RegExp(values.only);
  const matching = plantedFaults.filter(({ name, file, tests }) => only.test(`${name}\n${file}\n${tests}`));
  if (matching.length === 0) throw new Error(`no fault matches ${values.only}`);
  if (sample === undefined) return matching;
  process.stdout.write(`${sample} of ${matching.length} faults, chosen by --seed ${seed}\n`);
  return faultSample(matching, { seed, size: Number(sample) });
}

function main(): number {
  const faults = chosenFaults();
  if (faults === null) {
    process.stdout.write(usage);
    return 0;
  }
  const copy = mkdtempSync(join(tmpdir(), "souk-mutants-"));
  try {
    copyTree(copy, { packages: "links" });
    const outcomes = plantFaults(copy, faults, ({ name, file }, outcome) => {
      process.stdout.write(`${outcome.padEnd(18)} ${name} (${file})\n`);
    });
    const caught = outcomes.filter((outcome) => outcome === "caught").length;
    process.stdout.write(`the tests notice ${caught} of ${faults.length} faults\n`);
    return caught === faults.length ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
