import { readFileSync } from "node:fs";
import { slug } from "github-slugger";
import { defineConfig, type MarkdownRenderer } from "vitepress";
import type { SiteOutline } from "../src/content/site-content.ts";
import { siteLink } from "../src/content/site-links.ts";

const outline = JSON.parse(readFileSync(new URL("../.content/.outline.json", import.meta.url), "utf8")) as SiteOutline;
const site = { pages: new Set(Object.values(outline.sources)), repository: outline.repository };

/** The links of a Markdown file lead to files of the repository. */
function linkToPages(md: MarkdownRenderer): void {
  md.core.ruler.push("site-links", ({ tokens, env }) => {
    const source = outline.sources[(env as { relativePath?: string }).relativePath ?? ""];
    if (source === undefined) return;
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const name = token.type === "image" ? "src" : "href";
      const target = token.attrGet(name);
      if (target !== null) token.attrSet(name, siteLink(source, target, site));
    }
  });
}

/** A browser draws the diagrams. */
function drawDiagrams(md: MarkdownRenderer): void {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info = "", content = "" } = tokens[index] ?? {};
    if (info.trim() !== "mermaid") return fence?.(tokens, index, ...rest) ?? "";
    return `<MermaidDiagram source="${encodeURIComponent(content)}" />`;
  };
}

export default defineConfig({
  title: "Souk",
  description: "A federated commerce graph: shops and courses in one GraphQL API",
  lang: "en",
  srcDir: ".content",
  outDir: "dist",
  cacheDir: "node_modules/.cache/vitepress",
  ignoreDeadLinks: "localhostLinks",
  // a page's address is that of its file, as on a git host
  markdown: {
    anchor: { slugify: slug },
    // braces at the end of a heading are part of a path
    attrs: { disable: true },
    config: (md) => {
      linkToPages(md);
      drawDiagrams(md);
    },
  },
  vite: { build: { chunkSizeWarningLimit: 5000 } },
  themeConfig: {
    nav: [
      { text: "Tutorial", link: "/tutorial.md" },
      {
        text: "Guides",
        items: [
          { text: "Shop owner", link: "/guides/shop-owner.md" },
          { text: "Frontend", link: "/guides/frontend.md" },
          { text: "Backend", link: "/guides/backend.md" },
          { text: "Operator", link: "/guides/operator.md" },
        ],
      },
      { text: "Recipes", link: "/recipes/index.md" },
      {
        text: "Reference",
        items: outline.sidebar.find(({ text }) => text === "Reference")?.items.map((item) => ({ ...item })) ?? [],
      },
      { text: "Comparison", link: "/comparison.md" },
    ],
    sidebar: outline.sidebar.map(({ text, collapsed, items }) => ({ text, collapsed, items: [...items] })),
    outline: [2, 3],
    search: { provider: "local" },
  },
});
