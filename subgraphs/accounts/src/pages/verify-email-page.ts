import type { PageAnswer, SubgraphPage } from "@souk/kernel/subgraph";
import { isSecret } from "../domain/secret.js";
import { verifyEmailScript } from "./verify-email-script.js";
import { verifyEmailStyle } from "./verify-email-style.js";

/**
 * Where the mailed link leads. Mail scanners open links, so opening it changes nothing: the button does, by the same
 * mutation as any client.
 */
export const verifyEmailPage: SubgraphPage = {
  path: "/verify-email/:token",
  answer: async ({ token = "" }) => (isSecret(token) ? html(200, confirmation(token)) : html(404, brokenLink)),
};

const scriptPath = "/accounts/verify-email.js";
const stylePath = "/accounts/page.css";

/** What the page loads: the router's policy lets nothing inline run. */
export const verifyEmailParts: readonly SubgraphPage[] = [
  { path: scriptPath, answer: async () => file("text/javascript", verifyEmailScript) },
  { path: stylePath, answer: async () => file("text/css", verifyEmailStyle) },
];

/** Its address, which holds the token, goes nowhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

function file(type: string, body: string): PageAnswer {
  return { status: 200, contentType: `${type}; charset=utf-8`, body };
}

const brokenLink = `<h1>This link is not complete</h1>
<p>Copy the whole link from our mail, or use the six digits in it.</p>`;

function confirmation(token: string): string {
  return `<h1>Confirm your email address</h1>
<p>One click, and your account is ready.</p>
<button type="button" data-token="${escaped(token)}">Confirm and sign in</button>
<p role="status" id="outcome"></p>
<noscript><p>This button needs JavaScript. The six digits in our mail work without it.</p></noscript>
<script src="${scriptPath}" defer></script>`;
}

function html(status: number, content: string): PageAnswer {
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Confirm your email address · Souk</title>
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

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
