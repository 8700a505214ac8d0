import type { Locale } from "@souk/kernel/values/locale";
import { brandColor } from "./mail-template.js";

const greeting: Readonly<Record<Locale, string>> = {
  en: "Hello{{#if fullName}} {{fullName}}{{/if}},",
  fr: "Bonjour{{#if fullName}} {{fullName}}{{/if}},",
};

const footer: Readonly<Record<Locale, string>> = {
  en: "You received this email because this address is used at Souk.",
  fr: "Vous recevez ce courriel parce que cette adresse est utilisée chez Souk.",
};

/** Marketing mails alone have the link. */
const choices: Readonly<Record<Locale, string>> = {
  en: "Choose which emails you receive, or unsubscribe",
  fr: "Choisir les courriels que vous recevez, ou vous désabonner",
};

/** The HTML layouts. They use tables and inline styles, which all mail programs support. */
export const htmlLayouts: Readonly<Record<Locale, string>> = { en: htmlLayout("en"), fr: htmlLayout("fr") };

export const textLayouts: Readonly<Record<Locale, string>> = { en: textLayout("en"), fr: textLayout("fr") };

function htmlLayout(locale: Locale): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{subject}}</title>
</head>
<body style="margin:0;padding:0;background:#f3f1ec;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f1ec;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border-radius:8px;">
<tr><td style="padding:20px 32px;border-bottom:1px solid #e6e2d8;font:bold 20px/28px -apple-system,Segoe UI,Helvetica,Arial,sans-serif;color:${brandColor};">Souk</td></tr>
<tr><td style="padding:24px 32px 32px;font:16px/24px -apple-system,Segoe UI,Helvetica,Arial,sans-serif;color:#2b2a27;">
<p style="margin:0 0 16px;">${greeting[locale]}</p>
{{> content}}
</td></tr>
</table>
<p style="margin:16px 0 0;font:12px/18px -apple-system,Segoe UI,Helvetica,Arial,sans-serif;color:#7c786e;">${footer[locale]}{{#if preferencesLink}}<br><a href="{{preferencesLink}}" target="_blank" style="color:#7c786e;">${choices[locale]}</a>{{/if}}</p>
</td></tr>
</table>
</body>
</html>
`;
}

// the partial takes one of the two empty lines before the name with it
function textLayout(locale: Locale): string {
  return `${greeting[locale]}

{{> content}}


Souk
{{#if preferencesLink}}

${choices[locale]}${locale === "fr" ? "\u00a0" : ""}:
{{preferencesLink}}
{{/if}}
`;
}
