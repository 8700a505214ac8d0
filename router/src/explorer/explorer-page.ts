import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { storefrontBuildFolder } from "../storefront/storefront-build-folder.js";
import { journeyTabs } from "./journey-tabs.js";

/** The explorer's part of the storefront's build: `index.html` and `assets/`. */
export const explorerFolder = fileURLToPath(new URL("explorer/", storefrontBuildFolder));

const noTabs = /(<script id="tabs" type="application\/json">)[^<]*/;

let page: string | undefined;

/**
 * Returns a GraphiQL page with the shop's journey in its tabs. It loads all files from the router and none from the
 * internet. Throws when the explorer is not built.
 */
export function explorerPage(): string {
  page ??= render();
  return page;
}

function render(): string {
  const template = readFileSync(`${explorerFolder}index.html`, "utf8");
  // this data is not executed; only "</" can end a script element, so the text must not contain it
  const tabs = JSON.stringify(journeyTabs).replaceAll("<", "\\u003c");
  return template.replace(noTabs, (_match, start: string) => `${start}${tabs}`);
}
