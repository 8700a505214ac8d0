import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { missingFrom, productionPackages, type BomComponent, type PackageLock } from "./production-packages.ts";

// Compares the bill of materials with the lock file: it must list every package that production code can load.
const printed = execFileSync("npm", ["run", "--silent", "sbom"], { encoding: "utf8", maxBuffer: 256 * 1024 ** 2 });
const { components = [] } = JSON.parse(printed) as { components?: BomComponent[] };
const required = productionPackages(JSON.parse(readFileSync("package-lock.json", "utf8")) as PackageLock);
const missing = missingFrom(components, required);
for (const name of missing) process.stdout.write(`missing in the bill of materials: ${name}\n`);
process.stdout.write(`${required.size} packages that production code can load, ${missing.length} missing\n`);
if (required.size === 0 || missing.length > 0) process.exitCode = 1;
