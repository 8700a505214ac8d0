import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

// Measures what the images add to their base: runs the steps of the Dockerfile in a copy of this built tree, and packs the
// result as a layer. Usage: node scripts/deploy/measure-images.ts [all|router|audit|SUBGRAPH]...
const megabyte = 1024 * 1024;
/** The goal for an image, compressed. */
const goalMegabytes = 200;
/** Folders that .dockerignore excludes, and those that are installed anew. */
const notCopied = new Set(["node_modules", ".git", ".data", "coverage"]);

function measure(name: string): { unpackedBytes: number; packedBytes: number } {
  const folder = mkdtempSync(join(tmpdir(), "souk-image-"));
  try {
    cpSync(".", folder, { recursive: true, filter: (path) => !notCopied.has(basename(path)) });
    run("node", ["scripts/deploy/keep-production.ts", name], folder);
    const bytesOf = (script: string): number => Number(run("sh", ["-c", script], folder).trim());
    return {
      unpackedBytes: bytesOf("tar --create . | wc --bytes"),
      packedBytes: bytesOf("tar --create . | gzip | wc --bytes"),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
  return stdout;
}

const { positionals } = parseArgs({ allowPositionals: true });
const names = positionals.length > 0 ? positionals : ["all", "orders"];
if (!existsSync("router/dist/main.js")) throw new Error("The tree must be built: npm run build");
const measured = names.map((name) => ({ name, ...measure(name) }));
for (const { name, unpackedBytes, packedBytes } of measured) {
  const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(1);
  process.stdout.write(
    `${name}: ${inMegabytes(packedBytes)} MB compressed, ${inMegabytes(unpackedBytes)} MB unpacked\n`,
  );
  if (packedBytes > goalMegabytes * megabyte) process.exitCode = 1;
}
