import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { storefrontBuildFolder } from "../storefront/storefront-build-folder.js";
import type { ExplorerTab } from "./journey-tabs.js";

/** The explorer's part of the storefront's build: `index.html` and `assets/`. */
export const explorerFolder = fileURLToPath(new URL("explorer/", storefrontBuildFolder));

const noTabs = /(<script id="tabs" type="application\/json">)[^<]*/;

const pages = new Map<readonly ExplorerTab[], string>();

/**
 * Returns a GraphiQL page with these tabs, which sends operations to its own address. It loads all files from the router
 * and none from the internet. Throws when the explorer is not built.
 */
export function explorerPage(tabs: readonly ExplorerTab[]): string {
  const page = pages.get(tabs) ?? render(tabs);
  pages.set(tabs, page);
  return page;
}

function render(tabs: readonly ExplorerTab[]): string {
  const template = readFileSync(`${explorerFolder}index.html`, "utf8");
  // this data is not executed; only "</" can end a script element, so the text must not contain it
  const text = JSON.stringify(tabs).replaceAll("<", "\\u003c");
  return template.replace(noTabs, (_match, start: string) => `${start}${text}`);
}
