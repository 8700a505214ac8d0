import type { SubgraphPage } from "@souk/kernel/subgraph";
import { isSecret } from "@souk/kernel/secret";
import { htmlPage, javascript, pageFile, stylePath } from "./html-page.js";
import { pageStyle } from "./page-style.js";

export interface MailedLink {
  /** The first part of its path. */
  readonly path: string;
  readonly title: string;
  /** The inner part of the page; the token is safe in an attribute. */
  readonly content: (token: string) => string;
  /** Where to turn when the link was not copied whole. */
  readonly otherwise: string;
  readonly script: string;
}

/**
 * Where a mailed link leads, and the script that it loads: the router's policy lets nothing inline run. Mail scanners open
 * links, so opening one changes nothing: what is done on the page does, by the same mutation as any client.
 */
export function mailedLinkPages({ path, title, content, otherwise, script }: MailedLink): readonly SubgraphPage[] {
  const scriptPath = `/accounts/${path}.js`;
  const broken = `<h1>This link is not complete</h1>\n<p>${otherwise}</p>`;
  return [
    {
      path: `/${path}/:token`,
      answer: async ({ token = "" }) =>
        isSecret(token)
          ? htmlPage(200, title, `${content(escaped(token))}\n<script src="${scriptPath}" defer></script>`)
          : htmlPage(404, title, broken),
    },
    { path: scriptPath, answer: async () => pageFile(javascript, script) },
  ];
}

export const pageStyleFile: SubgraphPage = { path: stylePath, answer: async () => pageFile("text/css", pageStyle) };

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
