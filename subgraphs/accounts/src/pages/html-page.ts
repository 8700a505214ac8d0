import type { PageAnswer } from "@souk/kernel/http/page-answer";

export const stylePath = "/accounts/page.css";
export const javascript = "text/javascript";

/** The policy forbids inline code, and keeps the page's address, which may contain a secret, from other sites. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export function pageFile(type: string, body: string): PageAnswer {
  return { status: 200, contentType: `${type}; charset=utf-8`, body };
}

export function htmlPage(status: number, title: string, content: string): PageAnswer {
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
<header><a href="/">Souk</a></header>
<main>
${content}
</main>
<nav><a href="/">To the shop</a></nav>
</body>
</html>
`;
  return { status, contentType: "text/html; charset=utf-8", body };
}
