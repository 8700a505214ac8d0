import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, type PublishedPackage } from "./published-packages.ts";

export interface Publication {
  /** The URL of the registry. */
  readonly registry: string;
  /** Further options of `npm publish`. */
  readonly options: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder whose workspaces are published; the working directory by default. */
  readonly root?: string;
}

/**
 * Publishes the built packages whose version the registry does not have, so that it can be repeated after a failure.
 * Returns their number. Throws when npm fails.
 */
export async function publishMissing(publication: Publication): Promise<number> {
  const packages = publishedPackages(publication.root);
  const known = await Promise.all(packages.map((found) => isPublished(found, publication.registry)));
  const missing = packages.filter((_found, index) => known[index] === false);
  if (missing.length > 0) await publish(missing, publication);
  return missing.length;
}

async function isPublished({ manifest: { name, version } }: PublishedPackage, registry: string): Promise<boolean> {
  const response = await fetch(`${registry.replace(/\/$/, "")}/${name.replace("/", "%2f")}`);
  if (response.status === 404) return false;
  if (!response.ok) throw new Error(`${registry} answers HTTP ${response.status} for ${name}`);
  const { versions } = (await response.json()) as { versions: Readonly<Record<string, unknown>> };
  return version in versions;
}

/** Runs one npm process. Each tarball gets the license, which the repository has once. */
async function publish(
  packages: readonly PublishedPackage[],
  { registry, options, environment, root = "." }: Publication,
): Promise<void> {
  const licenses = packages.map(({ folder }) => join(root, folder, "LICENSE"));
  try {
    for (const license of licenses) cpSync("LICENSE", license);
    const workspaces = packages.flatMap(({ folder }) => ["--workspace", folder]);
    const given = ["publish", "--loglevel", "error", "--registry", registry, ...workspaces, ...options];
    const npm = spawn("npm", given, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
    });
    const [code] = (await once(npm, "exit")) as [number | null];
    if (code !== 0) throw new Error(`npm publish ended with ${code}`);
  } finally {
    for (const license of licenses) rmSync(license, { force: true });
  }
}
