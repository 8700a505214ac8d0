import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// Reports each override in package.json that has no reason, or that npm no longer needs: without it, the lock file
// stays the same. Asks the registry.

interface Manifest {
  readonly overrides: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly overrideReasons: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const manifests = execFileSync("git", ["ls-files", "package.json", "*/package.json"], { encoding: "utf8" });

/** Returns the packages that npm locks, or null when it finds no solution without the override. */
function lockedWithout(name: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), "souk-overrides-"));
  try {
    for (const file of ["package-lock.json", ".npmrc", ...manifests.split("\n").filter(Boolean)]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(file, join(folder, file));
    }
    const { [name]: _removed, ...overrides } = manifest.overrides;
    writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, overrides }));
    const npm = spawnSync("npm", ["install", "--package-lock-only", "--ignore-scripts"], { cwd: folder });
    return npm.status === 0 ? packagesOf(join(folder, "package-lock.json")) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packagesOf(lock: string): string {
  const { packages } = JSON.parse(readFileSync(lock, "utf8")) as { packages: Record<string, { version?: string }> };
  const versions = Object.entries(packages).map(([path, { version = "" }]) => `${path}@${version}`);
  return versions.sort().join("\n");
}

const locked = packagesOf("package-lock.json");
const faults = Object.keys(manifest.overrides).flatMap((name) => {
  if (!manifest.overrideReasons[name]) return [`${name} has no reason in overrideReasons`];
  return lockedWithout(name) === locked ? [`${name} changes nothing and can be removed`] : [];
});
for (const name of Object.keys(manifest.overrideReasons))
  if (!(name in manifest.overrides)) faults.push(`overrideReasons names ${name}, which is not overridden`);

for (const fault of faults) process.stdout.write(`package.json: the override of ${fault}\n`);
process.stdout.write(`${Object.keys(manifest.overrides).length} overrides checked\n`);
if (faults.length > 0) process.exitCode = 1;
