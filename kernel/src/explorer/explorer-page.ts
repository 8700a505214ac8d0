import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The initial content of an explorer tab. */
export interface ExplorerTab {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

/** GraphiQL: only scripts and workers from our own origin, none inline. Its editor adds inline styles. */
export const explorerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The path below which a server must serve the explorer's scripts and styles. */
export const explorerAssetsPath = "/explorer/assets/";

const noTabs = /(<script id="tabs" type="application\/json">)[^<]*/;

const pages = new Map<readonly ExplorerTab[], string>();

/**
 * Returns the explorer's part of the storefront's build: `index.html` and `assets/`. The storefront is a package of its
 * own; undefined when it is not installed or not built.
 */
export function explorerFolder(): string | undefined {
  try {
    const folder = fileURLToPath(new URL("dist/explorer/", import.meta.resolve("@souk/storefront/package.json")));
    return existsSync(`${folder}index.html`) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns a GraphiQL page with these tabs, which sends operations to its own address. It loads all files from its own
 * server and none from the internet. Throws when the explorer is not built.
 */
export function explorerPage(tabs: readonly ExplorerTab[]): string {
  const page = pages.get(tabs) ?? render(tabs);
  pages.set(tabs, page);
  return page;
}

function render(tabs: readonly ExplorerTab[]): string {
  const folder = explorerFolder();
  if (folder === undefined) throw new Error("the explorer is not built");
  const template = readFileSync(`${folder}index.html`, "utf8");
  // this data is not executed; only "</" can end a script element, so the text must not contain it
  const text = JSON.stringify(tabs).replaceAll("<", "\\u003c");
  return template.replace(noTabs, (_match, start: string) => `${start}${text}`);
}
