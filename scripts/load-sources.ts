import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { transformSync } from "@swc/core";
import { readCacheFile, writeCacheFile } from "./cache-file.ts";

// Importing this module makes Node load the workspaces' TypeScript sources instead of their builds, so that the schema needs no build.
// Node itself cannot run them: they have decorators.
const root = join(import.meta.dirname, "..");
const cacheFolder = join(root, "node_modules/.cache/souk-sources");
const require = createRequire(import.meta.url);
const workspaceFolders = ["", "packages", "subgraphs", "tools"];
const sourcesByName = new Map<string, string>();
const version = readFileSync(join(root, "node_modules/@swc/core/package.json"), "utf8");

/** The files that this process has loaded, by path from the root, with the hashes of their texts. */
export const loadedSources = new Map<string, string>();

export function hashOf(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

// the lines of errors are those of the sources
process.setSourceMapsEnabled(true);

registerHooks({
  resolve(specifier, context, next) {
    const source = sourceOf(specifier, context.parentURL);
    return source === undefined ? next(specifier, context) : { url: pathToFileURL(source).href, shortCircuit: true };
  },
  load(url, context, next) {
    if (!isSource(url)) return next(url, context);
    const file = fileURLToPath(url);
    const text = readFileSync(file, "utf8");
    const hash = hashOf(text);
    loadedSources.set(file.slice(root.length + 1), hash);
    return { format: "module", source: compiled(file, text, hashOf(`${hash} ${version}`)), shortCircuit: true };
  },
});

/** The source of a module of a workspace; undefined for other modules. */
function sourceOf(specifier: string, parent = ""): string | undefined {
  if (specifier.startsWith(".")) {
    if (!specifier.endsWith(".js") || !isSource(parent)) return undefined;
    return existing(fileURLToPath(new URL(specifier.replace(/\.js$/, ".ts"), parent)));
  }
  if (!specifier.startsWith("@souk/")) return undefined;
  const known = sourcesByName.get(specifier);
  if (known !== undefined) return known;
  const source = exportedSource(specifier);
  if (source !== undefined) sourcesByName.set(specifier, source);
  return source;
}

/** The source of what a workspace exports under this name, such as "@souk/kernel/values/money". */
function exportedSource(specifier: string): string | undefined {
  const [, name = "", path = ""] = /^@souk\/([a-z-]+)(\/.+)?$/.exec(specifier) ?? [];
  const folder = workspaceFolders.map((place) => join(root, place, name)).find(isWorkspace);
  if (folder === undefined) return undefined;
  const { exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const matches = (pattern: string): boolean => new RegExp(`^${pattern.replace("*", ".+")}$`).test(`.${path}`);
  const [pattern, target] = Object.entries(exports).find(([key]) => matches(key)) ?? [];
  if (pattern === undefined || target === undefined) return undefined;
  const built = target.default.replace("*", `.${path}`.slice(pattern.indexOf("*")));
  return existing(join(folder, built.replace("/dist/", "/src/").replace(/\.js$/, ".ts")));
}

function isWorkspace(folder: string): boolean {
  return existsSync(join(folder, "package.json"));
}

interface Manifest {
  readonly exports?: Readonly<Record<string, { readonly default: string }>>;
}

/** Whether a URL, which may have a query, is that of a source. */
function isSource(url: string): boolean {
  return /\/src\/.*\.ts(?:\?|$)/.test(url) && !url.includes("/node_modules/");
}

function existing(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

/** The JavaScript of a source, from the cache if the text was compiled before. */
function compiled(file: string, text: string, key: string): string {
  const cached = join(cacheFolder, `${key}-mapped.js`);
  const known = readCacheFile(cached);
  if (known !== undefined) return known;
  const swc = require("@swc/core") as { readonly transformSync: typeof transformSync };
  const { code } = swc.transformSync(text, {
    filename: file,
    jsc: {
      target: "es2024",
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: "es6" },
    sourceMaps: "inline",
  });
  writeCacheFile(cached, code);
  return code;
}
