import { globSync } from "node:fs";

/** Templates, API reports (the reference of packages replaces them), and texts for the git host. */
const excluded =
  /(?:^|\/)(?:node_modules|dist|template|new-subgraph-template|\..+)(?:\/|$)|^docs\/api\/|^tools\/site\/pages\//;

/** The Markdown files of the repository that are pages of the site. */
export function sourcePages(): string[] {
  return globSync("**/*.md", { exclude: (path) => excluded.test(path) })
    .filter((path) => !excluded.test(path))
    .sort();
}

/**
 * The path of a page in the site: that of a file in docs/ without this folder. The files in the root of the repository
 * are in `project/`, all others in `code/`.
 */
export function sitePath(source: string): string {
  if (source === "README.md") return "overview.md";
  const isDocument = source.startsWith("docs/");
  const folder = isDocument ? "" : source.includes("/") ? "code/" : "project/";
  const path = folder + source.replace(/^docs\//, "");
  return path.replace(/[A-Z_]+(?=\.md$)/, (name) =>
    name === "README" ? "index" : name.toLowerCase().replaceAll("_", "-"),
  );
}
