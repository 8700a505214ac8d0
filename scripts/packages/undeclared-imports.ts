import { isBuiltin } from "node:module";
import { init, parse } from "es-module-lexer";
import type { Manifest } from "./published-packages.ts";

await init;

/**
 * Returns the packages that a module (`.js`, `.d.ts`) imports and its manifest does not declare. npm often finds such a
 * package beside the importing one; pnpm never does. Types of `name` may come from `@types/name`. An entry of
 * `peerDependenciesMeta` alone is enough: pnpm and Yarn take it as an optional peer of any version, and npm ignores it, so
 * that an installation without development packages stays as small as it is.
 */
export function undeclaredImports(manifest: Manifest, path: string, text: string): string[] {
  const declared = new Set([
    manifest.name,
    ...Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.peerDependencies,
      ...manifest.peerDependenciesMeta,
    }),
  ]);
  const isType = path.endsWith(".d.ts");
  const names = (isType ? importsOfTypes(text) : importsOf(text))
    .filter((specifier) => !/^[./#]/.test(specifier) && !isBuiltin(specifier))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  return [...new Set(names)].filter((name) => !declared.has(name) && !(isType && declared.has(`@types/${name}`)));
}

function importsOf(text: string): string[] {
  const [imports] = parse(text);
  return imports.flatMap(({ n }) => n ?? []);
}

/** The lexer reads no types. A declaration has no text that looks like an import, except in comments. */
function importsOfTypes(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/\b(?:from|import)\s*\(?["']([\w@./-]+)["']/g)].map(([, specifier = ""]) => specifier);
}
