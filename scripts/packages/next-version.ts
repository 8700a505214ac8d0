import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, readManifest, type Manifest } from "./published-packages.ts";

/** Copies the built packages to `folder` with the next minor version, and returns that version. */
export function copyAsNextVersion(folder: string): string {
  const { version } = readManifest(".");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const next = `${major}.${minor + 1}.0`;
  const packages = publishedPackages();
  const ours = new Set(packages.map(({ manifest }) => manifest.name));
  for (const found of packages) {
    const target = join(folder, "packages", found.manifest.name.replace("/", "-"));
    const unpublished = ["node_modules", "src"].map((name) => join(found.folder, name));
    cpSync(found.folder, target, { recursive: true, filter: (path) => !unpublished.includes(path) });
    writeFileSync(join(target, "package.json"), JSON.stringify(raised(found.manifest, next, ours)));
  }
  cpSync("LICENSE", join(folder, "LICENSE"));
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "next", private: true, workspaces: ["packages/*"] }),
  );
  return next;
}

function raised(manifest: Manifest, version: string, ours: ReadonlySet<string>): Manifest {
  const dependencies = Object.entries(manifest.dependencies ?? {}).map(([name, range]) => [
    name,
    ours.has(name) ? version : range,
  ]);
  return { ...manifest, version, dependencies: Object.fromEntries(dependencies) as Record<string, string> };
}
