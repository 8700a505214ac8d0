import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { publicApi } from "./public-api.ts";
import { publishedPackages, readManifest, type Manifest, type PublishedPackage } from "./published-packages.ts";

/** A project starts `npm create souk` on the Node that it has. */
const ownEngines = ["create-souk"];

/** Returns what is wrong with the manifests of the published packages. */
export function manifestProblems(root = "."): string[] {
  const whole = readManifest(root);
  const published = publishedPackages(root);
  const names = new Set(published.map(({ manifest }) => manifest.name));
  return [
    ...published.flatMap((found) =>
      problemsOf(found, whole, names, root).map((problem) => `${found.folder}: ${problem}`),
    ),
    ...missingModules(published),
  ];
}

function problemsOf(
  { folder, manifest }: PublishedPackage,
  whole: Manifest,
  published: ReadonlySet<string>,
  root: string,
): string[] {
  const expected: Partial<Manifest> = {
    version: whole.version,
    license: whole.license,
    repository: whole.repository && { ...whole.repository, directory: folder },
    publishConfig: whole.publishConfig,
    ...(ownEngines.includes(manifest.name) ? {} : { engines: whole.engines }),
  };
  const different = Object.entries(expected)
    .filter(([key, value]) => !isDeepStrictEqual(manifest[key as keyof Manifest], value))
    .map(([key, value]) => `${key} must be ${JSON.stringify(value)}`);
  const missing = (["description", "files"] as const).filter((key) => manifest[key] === undefined);
  const own = Object.entries(manifest.dependencies ?? {}).filter(([name]) => name.startsWith("@souk/"));
  return [
    ...different,
    ...missing.map((key) => `${key} is missing`),
    ...own.filter(([name]) => !published.has(name)).map(([name]) => `depends on ${name}, which is not published`),
    ...own
      .filter(([, range]) => range !== whole.version)
      .map(([name]) => `${name} must have the version ${whole.version}`),
    ...(existsSync(join(root, folder, "README.md")) ? [] : ["README.md is missing"]),
  ];
}

/** The modules of the public API that no package exports. */
function missingModules(published: readonly PublishedPackage[]): string[] {
  return Object.entries(publicApi).flatMap(([name, subpaths]) => {
    const exported = published.find(({ manifest }) => manifest.name === name)?.manifest.exports ?? {};
    return subpaths.filter((subpath) => !(subpath in exported)).map((subpath) => `${name} does not export ${subpath}`);
  });
}
