import { join } from "node:path";
import { lastRelease } from "../migrations/last-release.ts";
import { plainEnvironment } from "./package-workspace.ts";
import { run } from "./project-process.ts";

/** Builds the last release in a folder below `folder`, from the history of this repository, and returns that folder. */
export async function buildLastRelease(folder: string): Promise<string> {
  const commit = lastRelease(process.env.RELEASE_BASE);
  if (commit === undefined) throw new Error("there is no release to upgrade from: fetch the whole history");
  const root = join(folder, "release");
  const environment = plainEnvironment();
  await run({ folder: ".", command: ["git", "clone", "--quiet", "--shared", "--no-checkout", ".", root], environment });
  await run({ folder: root, command: ["git", "checkout", "--quiet", commit], environment });
  await run({ folder: root, command: ["npm", "ci", "--no-audit", "--no-fund"], environment });
  await run({ folder: root, command: ["npm", "run", "build"], environment });
  return root;
}
