import type { SubgraphPage } from "@souk/kernel/subgraph/subgraph";
import { isSecret } from "@souk/kernel/keys/secret";
import { htmlPage, javascript, pageFile, stylePath } from "./html-page.js";
import { pageStyle } from "./page-style.js";

export interface MailedLink {
  /** The first part of the link's path. */
  readonly path: string;
  readonly title: string;
  /** Returns the inner part of the page; the token is safe in an attribute. */
  readonly content: (token: string) => string;
  /** The page to use when the link is incomplete. */
  readonly otherwise: string;
  readonly script: string;
}

/**
 * Returns the page of a mailed link and its script, because the router's policy forbids inline scripts. Opening a link
 * changes nothing, because mail scanners open links: the page's button sends the same mutation as any client.
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
