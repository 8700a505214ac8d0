import { execFileSync, spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { dueProofs, type DueProofs } from "./due-proofs.ts";
import { proofs, type Proof } from "./proofs.ts";

// Runs the checks that take too long for each run of the CI. Prints a line for each, and the output of those that fail.

const usage = `npm run proofs -- [NAME ...] [--list] [--due SECONDS]

  NAME ...       the proofs to run; default: all
  --list         prints what each proof shows, its inputs and its time
  --due SECONDS  runs the proofs whose inputs changed in the commits of the last day, and one more, within this time
`;

/** The exit code of a command that could not look. */
const cannotTell = 3;

const git = (...args: readonly string[]): string => execFileSync("git", args, { encoding: "utf8" });

function due(seconds: number): DueProofs {
  const changed = git("log", "--since=1.day", "--format=", "--name-only").split("\n").filter(Boolean);
  return dueProofs(proofs, { changed, commit: git("rev-parse", "HEAD").trim(), seconds });
}

function chosen(): DueProofs {
  const { values, positionals: names } = parseArgs({
    allowPositionals: true,
    options: { due: { type: "string" }, list: { type: "boolean" } },
  });
  if (values.list) {
    for (const { name, proves, inputs, seconds } of proofs)
      process.stdout.write(`${name.padEnd(18)}${String(seconds).padStart(5)} s  ${proves}\n    ${inputs.join(" ")}\n`);
    return { due: [], left: [] };
  }
  if (values.due !== undefined) {
    if (!/^\d+$/.test(values.due)) throw new Error(`--due ${values.due} is no number of seconds\n${usage}`);
    return due(Number(values.due));
  }
  const unknown = names.filter((name) => !proofs.some((proof) => proof.name === name));
  if (unknown.length > 0) throw new Error(`there is no proof ${unknown.join(", ")}\n${usage}`);
  return { due: names.length === 0 ? proofs : proofs.filter(({ name }) => names.includes(name)), left: [] };
}

function run({ name, commands }: Proof): boolean {
  const startedAt = performance.now();
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(0);
  for (const command of commands) {
    const { status, stdout, stderr } = spawnSync(command, {
      shell: true,
      encoding: "utf8",
      maxBuffer: 256 * 1024 ** 2,
      stdio: ["ignore", "pipe", "pipe"],
    });
    if (status === 0) continue;
    // npm run audit:packages, where the registry has no advisories
    if (status === cannotTell) {
      process.stdout.write(`unknown ${name}: ${command}: ${stdout.trim()}\n`);
      continue;
    }
    process.stdout.write(`FAILED  ${name}  ${seconds()} s: ${command}\n${stdout}${stderr}\n`);
    return false;
  }
  process.stdout.write(`ok      ${name}  ${seconds()} s\n`);
  return true;
}

const { due: toRun, left } = chosen();
const failed = toRun.filter((proof) => !run(proof));
if (left.length > 0)
  process.stdout.write(`left out for lack of time: npm run proofs -- ${left.map(({ name }) => name).join(" ")}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
