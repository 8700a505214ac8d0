import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Builds the storefront if its sources have changed since the last build: the browser's part with compressed files, and
// the part that the router uses to render pages.
const folder = fileURLToPath(new URL("../../storefront/", import.meta.url));
const stamp = `${folder}dist/built-from`;

const sources = ["package.json", "vite.config.ts", "index.html", "src/**/*", "public/**/*"];
const untouched = /\.(test\.tsx?|graphql|md)$/;

function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !untouched.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()) {
    hash.update(file.slice(folder.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  hash.update(readFileSync(`${folder}../package-lock.json`));
  return hash.digest("hex");
}

function lastBuild(): string {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return "";
  }
}

function vite(...given: string[]): void {
  const program = fileURLToPath(new URL("../../node_modules/vite/bin/vite.js", import.meta.url));
  const { status } = spawnSync(process.execPath, [program, "build", "--logLevel", "warn", ...given], {
    cwd: folder,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("vite could not build the storefront");
}

/** Compresses text files; pictures are compressed already. */
function compressAll(): void {
  for (const name of globSync("**/*.{js,css,svg,json}", { cwd: `${folder}dist/client` })) {
    const file = `${folder}dist/client/${name}`;
    const body = readFileSync(file);
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    );
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
  }
}

const hash = sourcesHash();
if (lastBuild() !== hash) {
  rmSync(`${folder}dist/client`, { recursive: true, force: true });
  rmSync(`${folder}dist/server`, { recursive: true, force: true });
  vite();
  vite("--ssr", "src/entry-server.tsx");
  compressAll();
  writeFileSync(stamp, hash);
}
