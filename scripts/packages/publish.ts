import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { PublishedPackage } from "./published-packages.ts";

/**
 * Publishes built packages with one npm process: `npm publish` with the given options. Each tarball gets the license,
 * which the repository has once. Throws when npm fails.
 */
export async function publish(
  packages: readonly PublishedPackage[],
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const licenses = packages.map(({ folder }) => join(folder, "LICENSE"));
  try {
    for (const license of licenses) cpSync("LICENSE", license);
    const workspaces = packages.flatMap(({ folder }) => ["--workspace", folder]);
    const npm = spawn("npm", ["publish", "--loglevel", "error", ...workspaces, ...options], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
    });
    const [code] = (await once(npm, "exit")) as [number | null];
    if (code !== 0) throw new Error(`npm publish ended with ${code}`);
  } finally {
    for (const license of licenses) rmSync(license, { force: true });
  }
}
