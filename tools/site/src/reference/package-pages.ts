import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publicApi } from "../../../../scripts/packages/public-api.ts";

const compilerOptions = {
  module: "nodenext",
  target: "esnext",
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
};

/** The public modules: `@souk/client`, `@souk/client/operations` and so on. */
function publicModules(): string[] {
  return Object.entries(publicApi).flatMap(([name, subpaths]) => subpaths.map((subpath) => name + subpath.slice(1)));
}

/**
 * Writes the reference of the public modules to `folder`, from the types in `dist/`. TypeDoc needs one file for each
 * module: `entries` is a folder inside of the repository, so that these find the packages.
 */
export function writePackagePages(folder: string, entries: string): void {
  mkdirSync(entries, { recursive: true });
  for (const name of publicModules()) {
    const file = join(entries, `${name.replace("@souk/", "").replaceAll("/", ".")}.ts`);
    writeFileSync(file, `/** @module ${name} */\nexport * from "${name}";\n`);
  }
  const tsconfig = join(entries, "tsconfig.json");
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const options = {
    plugin: ["typedoc-plugin-markdown"],
    tsconfig,
    entryPoints: [join(entries, "*.ts")],
    out: folder,
    router: "module",
    name: "Packages",
    readme: "none",
    entryFileName: "index",
    disableSources: true,
    excludePrivate: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    useCodeBlocks: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    classPropertiesFormat: "table",
    typeDeclarationFormat: "table",
    sanitizeComments: true,
    logLevel: "Error",
  };
  const optionsFile = join(entries, "typedoc.json");
  writeFileSync(optionsFile, JSON.stringify(options));
  const typedoc = "tools/site/node_modules/typedoc/bin/typedoc";
  execFileSync(process.execPath, [typedoc, "--options", optionsFile], { stdio: ["ignore", "ignore", "inherit"] });
}
