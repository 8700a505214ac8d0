import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";

interface CheckedLink {
  readonly url: string;
  readonly state: "OK" | "BROKEN" | "SKIPPED";
  readonly parent?: string;
  readonly failureDetails?: readonly { readonly message?: string }[];
}

/** The program answers with 1 when a link is broken; its report is complete in both cases. */
function report(folder: string): readonly CheckedLink[] {
  const program = "tools/site/node_modules/linkinator/build/src/cli.js";
  // links to other sites are not followed: this machine may have no network
  const rules = ["--recurse", "--check-fragments", "--retry-errors", "--skip", String.raw`^https?://(?!127\.0\.0\.1)`];
  const options = [program, ".", "--server-root", folder, ...rules, "--format", "json", "--verbosity", "info"];
  let output: string;
  try {
    output = execFileSync(process.execPath, options, { encoding: "utf8", maxBuffer: 64 * 1024 ** 2 });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  return (JSON.parse(output) as { links: readonly CheckedLink[] }).links;
}

/** The file of an address: `./` and `recipes/` have `index.html`. */
function pageOf(url: string): string {
  return url
    .replace(/#.*/, "")
    .replace(/^\.\//, "")
    .replace(/(^|\/)$/, "$1index.html");
}

/** Follows every link between the pages of a built site, also to headings. Returns the broken ones. */
export function brokenLinks(folder: string): string[] {
  const links = report(folder);
  const pages = globSync("**/*.html", { cwd: folder }).filter((name) => name !== "404.html");
  const reached = new Set(links.filter(({ state }) => state === "OK").map(({ url }) => pageOf(url)));
  const unreached = pages.filter((name) => !reached.has(name));
  return [
    ...links
      .filter(({ state }) => state === "BROKEN")
      .map(({ url, parent = "" }) => `${pageOf(parent)} has a broken link to ${url}`),
    ...unreached.map((name) => `no page has a link to ${name}`),
  ];
}
