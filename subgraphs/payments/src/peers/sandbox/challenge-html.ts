import type { Locale } from "@souk/kernel/values/locale";
import { challengeTexts } from "./challenge-texts.js";

/** The storefront path for buyers who return from a bank's page. */
export const returnPath = "/checkout/return";

export interface ChallengePage {
  readonly locale: Locale;
  readonly title: string;
  /** HTML; all external text in it is already escaped. */
  readonly content: string;
  /** True if the browser returns to the shop by itself. */
  readonly returns?: boolean;
}

/** Renders a page of the sandbox bank. The page's address holds the token, so no `Referer` header may pass it on. */
export function challengeHtml({ locale, title, content, returns = false }: ChallengePage): string {
  const { bank, testOnly } = challengeTexts[locale];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${returns ? `<meta http-equiv="refresh" content="0; url=${returnPath}">\n` : ""}<title>${title} · ${bank}</title>
<style>${style}</style>
</head>
<body>
<header><strong>${bank}</strong><span>${testOnly}</span></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --ink: #1d2433; --quiet: #5b6475; --paper: #fff; --ground: #eef1f6; --line: #d5dae3; --bank: #1f3a6e }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --quiet: #a7afbf; --paper: #1b2130; --ground: #11151f; --line: #343c4f } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
header { display: flex; gap: 1rem; justify-content: space-between; padding: 1rem 1.5rem; background: var(--bank); color: #fff }
main { max-width: 28rem; margin: 2.5rem auto; padding: 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem }
@media (max-width: 30rem) { main { margin: 1rem } }
h1 { margin: 0 0 1rem; font-size: 1.4rem }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1.5rem; margin: 0 0 1.5rem }
dt { color: var(--quiet) }
dd { margin: 0; text-align: end }
.amount { font-size: 1.25rem; font-weight: 650 }
form { display: flex; gap: .75rem }
button { flex: 1; padding: .75rem; border: 1px solid var(--bank); border-radius: .375rem; font: inherit; font-weight: 600; cursor: pointer; background: var(--paper); color: inherit }
button[value=approve] { background: var(--bank); color: #fff }
:focus-visible { outline: 3px solid #6b93e0; outline-offset: 2px }
a { color: inherit }
`;
