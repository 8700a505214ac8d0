import type { PageAnswer, SubgraphPage } from "@souk/kernel/subgraph";
import { isSecret } from "../domain/secret.js";
import { pageStyle } from "./page-style.js";

const stylePath = "/accounts/page.css";

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
          ? html(200, title, `${content(escaped(token))}\n<script src="${scriptPath}" defer></script>`)
          : html(404, title, broken),
    },
    { path: scriptPath, answer: async () => file("text/javascript", script) },
  ];
}

export const pageStyleFile: SubgraphPage = { path: stylePath, answer: async () => file("text/css", pageStyle) };

function file(type: string, body: string): PageAnswer {
  return { status: 200, contentType: `${type}; charset=utf-8`, body };
}

/** The page's address, which holds the token, goes nowhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

function html(status: number, title: string, content: string): PageAnswer {
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Souk</title>
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="data:,">
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
  return { status, contentType: "text/html; charset=utf-8", body };
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
