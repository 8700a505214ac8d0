import { existsSync } from "node:fs";
import { watch } from "node:fs/promises";
import { join } from "node:path";
import { writeContent, writePage } from "./content/site-content.ts";
import { sourcePages } from "./content/site-pages.ts";
import { installSitePackages, runSiteProgram } from "./site-packages.ts";

// Serves the documentation site and shows each change of a page in docs/ at once. Arguments are options of `vitepress dev`.

async function copyChanges(signal: AbortSignal): Promise<void> {
  for await (const { filename } of watch("docs", { recursive: true, signal })) {
    const source = join("docs", filename ?? "");
    if (existsSync(source) && sourcePages().includes(source)) writePage(source);
  }
}

installSitePackages();
writeContent();
const ended = new AbortController();
const copied = copyChanges(ended.signal).catch((error: unknown) => {
  if (!ended.signal.aborted) throw error;
});
await runSiteProgram("vitepress/bin/vitepress.js", ["dev", "tools/site", ...process.argv.slice(2)]);
ended.abort();
await copied;
