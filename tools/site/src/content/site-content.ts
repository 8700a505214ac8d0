import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pagesByGroup } from "../navigation.ts";
import { graphPages } from "../reference/graph-pages.ts";
import type { ReferencePage } from "../reference/markdown.ts";
import { writePackagePages } from "../reference/package-pages.ts";
import { restPages, type OpenApiDocument } from "../reference/rest-pages.ts";
import { filesUrl } from "./site-links.ts";
import { sitePath, sourcePages } from "./site-pages.ts";

/** The facts about the content that `.vitepress/config.ts` needs. */
export interface SiteOutline {
  readonly sidebar: readonly SidebarGroup[];
  /** The Markdown file of the repository by the path of its page. */
  readonly sources: Readonly<Record<string, string>>;
  readonly repository: string;
}

interface SidebarGroup {
  readonly text: string;
  readonly collapsed: boolean;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** The folder that VitePress builds the site from. */
const contentFolder = resolve("tools/site/.content");

function write(path: string, text: string): void {
  const file = join(contentFolder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function titleOf(source: string): string {
  return /^# (.+)$/m.exec(readFileSync(source, "utf8"))?.[1]?.replaceAll("`", "") ?? source;
}

function sidebar(pages: readonly string[]): SidebarGroup[] {
  return [...pagesByGroup(pages)].map(([{ title, generated = [] }, sources], index) => ({
    text: title,
    collapsed: index > 0,
    items: [
      ...sources.map((source) => ({ text: titleOf(source), link: `/${sitePath(source)}` })),
      ...generated.map(([path, text]) => ({ text, link: `/${path}` })),
    ],
  }));
}

function writeReference(folder: string, pages: readonly ReferencePage[]): void {
  for (const { path, text } of pages) write(`reference/${folder}/${path}`, text);
}

/** Copies one Markdown file of the repository into the content. */
export function writePage(source: string): void {
  write(sitePath(source), readFileSync(source, "utf8"));
}

/** Writes the pages, the pictures, the generated reference and the outline. Needs the build of the packages. */
export function writeContent(): void {
  rmSync(contentFolder, { recursive: true, force: true });
  const pages = sourcePages();
  for (const page of pages) writePage(page);
  cpSync("tools/site/pages", contentFolder, { recursive: true });
  cpSync("docs/screenshots", join(contentFolder, "public/screenshots"), { recursive: true });
  writeReference("graph", graphPages(readFileSync("schema/api.graphql", "utf8")));
  writeReference("rest", restPages(JSON.parse(readFileSync("schema/openapi.json", "utf8")) as OpenApiDocument));
  writePackagePages(join(contentFolder, "reference/packages"), resolve("tools/site/.content/.entries"));
  const { repository } = JSON.parse(readFileSync("package.json", "utf8")) as { repository: { url: string } };
  const outline: SiteOutline = {
    sidebar: sidebar(pages),
    sources: Object.fromEntries(pages.map((page) => [sitePath(page), page])),
    repository: filesUrl(repository.url),
  };
  write(".outline.json", JSON.stringify(outline));
}
