import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Builds the parts of the storefront whose sources have changed since their last build. The pages: the browser's part
// with compressed files, and the part that the router uses to render pages. The explorer: GraphiQL.
const folder = fileURLToPath(new URL("../../storefront/", import.meta.url));
/** The package that the router serves. */
const buildFolder = fileURLToPath(new URL("../../packages/storefront/dist/", import.meta.url));

interface Part {
  readonly sources: readonly string[];
  readonly exclude: readonly string[];
  /** Its file in the build holds the hash of the sources that were built. */
  readonly stamp: string;
  /** Folders of the build that the build writes. */
  readonly output: readonly string[];
  readonly build: () => void;
}

const parts: readonly Part[] = [
  {
    sources: [
      "package.json",
      "vite.config.ts",
      "index.html",
      "src/**/*",
      "public/**/*",
      "../packages/client/src/**/*",
      "../packages/storefront/theme-tokens.json",
    ],
    exclude: ["src/explorer/**"],
    stamp: "built-from",
    output: ["client", "server"],
    build: () => {
      vite();
      vite("--ssr", "src/entry-server.tsx");
      compressAll("client", constants.BROTLI_MAX_QUALITY);
    },
  },
  {
    sources: ["package.json", "vite.explorer.config.ts", "src/explorer/**/*"],
    exclude: [],
    stamp: "explorer-built-from",
    output: ["explorer"],
    build: () => {
      vite("--config", "vite.explorer.config.ts");
      // the highest quality would take 17 seconds instead of one, for 8 percent of the size
      compressAll("explorer", 9);
    },
  },
];

const untouched = /\.(test\.tsx?|graphql|md)$/;

function hashOf({ sources, exclude }: Part): string {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: folder, exclude, withFileTypes: true })
    .filter((entry) => entry.isFile() && !untouched.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()) {
    hash.update(file.slice(folder.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  hash.update(readFileSync(`${folder}../package-lock.json`));
  return hash.digest("hex");
}

function lastBuild({ stamp }: Part): string {
  try {
    return readFileSync(`${buildFolder}${stamp}`, "utf8");
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
function compressAll(output: string, quality: number): void {
  for (const name of globSync("**/*.{js,css,svg,json}", { cwd: `${buildFolder}${output}` })) {
    const file = `${buildFolder}${output}/${name}`;
    const body = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    writeFileSync(`${file}.br`, brotliCompressSync(body, { params }));
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
  }
}

for (const part of parts) {
  const hash = hashOf(part);
  if (lastBuild(part) === hash) continue;
  for (const output of part.output) rmSync(`${buildFolder}${output}`, { recursive: true, force: true });
  part.build();
  writeFileSync(`${buildFolder}${part.stamp}`, hash);
}
