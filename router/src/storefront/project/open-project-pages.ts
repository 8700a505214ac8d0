import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { setSourceMapsSupport } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundlePages } from "./bundle-pages.js";
import type { ProjectPagesSettings } from "./project-pages-settings.js";
import { ProjectFiles } from "./project-files.js";

/** The bundle of a project: a function of the modules that it shares with the pages. */
export type ProjectBundle = (sharedModule: (name: string) => unknown) => object;

export interface ProjectPages {
  /** Undefined when the project has no pages of its own. */
  readonly bundle: ProjectBundle | undefined;
  readonly messages: ProjectPagesSettings["messages"];
  readonly files: ProjectFiles;
  /** Returns what the project adds to the `<head>` of each page in a language. */
  readonly headOf: (locale: string) => string;
}

/** Bundles the project's pages for browsers and for the server. Throws if their code has faults. */
export async function openProjectPages(settings: ProjectPagesSettings): Promise<ProjectPages> {
  const { module, messages } = settings;
  const files = new ProjectFiles();
  const [forBrowsers, bundle] = module ? await Promise.all([bundlePages(module, "browser"), serverBundle(module)]) : [];
  const script = forBrowsers && files.add("pages", "js", forBrowsers.script);
  const styles = forBrowsers?.styles && files.add("pages", "css", forBrowsers.styles);
  const texts = new Map(
    Object.entries(messages)
      .filter(([, tree]) => Object.keys(tree).length > 0)
      .map(([locale, tree]) => [locale, files.add(locale, "js", `export default ${JSON.stringify(tree)};`)]),
  );
  const headOf = (locale: string): string => {
    const own = texts.get(locale);
    const data = { ...(script ? { script } : {}), ...(own ? { messages: own } : {}) };
    return [
      styles ? `<link rel="stylesheet" href="${styles}">` : "",
      settings.themeCss ? `<style>${settings.themeCss}</style>` : "",
      ...Object.values(data).map((address) => `<link rel="modulepreload" fetchpriority="low" href="${address}">`),
      Object.keys(data).length > 0
        ? `<script type="application/json" id="souk-project">${JSON.stringify(data)}</script>`
        : "",
    ].join("");
  };
  return { bundle, messages, files, headOf };
}

/** Loads the server's bundle from a file with a source map, so that stack traces name the project's own files. */
async function serverBundle(module: string): Promise<ProjectBundle> {
  const { script } = await bundlePages(module, "server");
  const folder = await mkdtemp(join(tmpdir(), "souk-pages-"));
  try {
    const file = join(folder, "pages.mjs");
    await writeFile(file, script);
    setSourceMapsSupport(true);
    const { default: bundle } = (await import(pathToFileURL(file).href)) as { readonly default: ProjectBundle };
    return bundle;
  } finally {
    await rm(folder, { recursive: true });
  }
}
