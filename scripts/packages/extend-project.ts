import { execFileSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Files of the example that the extended project has, too. */
const exampleFiles = [
  "gifts/gifts.graphql",
  "pages/lookbook.tsx",
  "payments/acme-provider.ts",
  "rules/no-post-boxes.ts",
  "shipping/by-weight.ts",
];
const ownFiles = join(import.meta.dirname, "extended-project");

/**
 * Extends a new project by three fields, a rule of the checkout, shipping prices by weight and pieces, a payment
 * provider, a webhook, a subgraph in Python, a page and a theme. An event handler is in the new project already. The
 * program of the subgraph is a service of its own, outside the project.
 */
export function extendProject(folder: string): void {
  cpSync(ownFiles, folder, { recursive: true });
  for (const file of exampleFiles) cpSync(join("examples/shop/src", file), join(folder, "src", file));
}

/** Stores the files of the project as they are now, for `changedLines`. */
export function storeState(folder: string): void {
  git(folder, "init", "--quiet");
  git(folder, "add", "--all", "--force", "--", ".");
}

/** Returns how many lines of the files of the extension were added or removed since `storeState`. */
export function changedLines(folder: string): number {
  const own = readdirSync(ownFiles, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ownFiles, join(entry.parentPath, entry.name)));
  const files = ["package.json", ...own, ...exampleFiles.map((file) => join("src", file))];
  git(folder, "add", "--intent-to-add", "--force", "--", ...files);
  const counts = git(folder, "diff", "--numstat", "--", ...files)
    .trim()
    .split("\n");
  return counts.reduce((sum, line) => {
    const [added, removed] = line.split("\t");
    return sum + Number(added) + Number(removed);
  }, 0);
}

function git(folder: string, ...options: string[]): string {
  return execFileSync("git", options, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
