import { createHash } from "node:crypto";
import type { CaptchaWidget } from "@souk/kernel/project/providers/captcha-provider";
import escapeHtml from "escape-html";
import { defaultLocale, isLocale, type Locale } from "@souk/kernel/values/locale";
import type { FastifyInstance } from "fastify";
import type { RouterConfig } from "../config.js";
import { noStore } from "../graphql-http/cache-control.js";
import { isOrigin } from "../http/security-headers.js";

export const captchaFramePath = "/captcha/frame";

export interface CaptchaFrameOptions {
  readonly widget: CaptchaWidget;
  /** The origins whose pages may show the frame, beside the shop's. */
  readonly corsOrigins: RouterConfig["corsOrigins"];
}

const titles: Readonly<Record<Locale, string>> = {
  en: "Confirm that you are human",
  fr: "Confirmez que vous êtes humain",
};

/**
 * Serves the page in which the provider draws its challenge. The page sends messages to the page that frames it:
 * `{ captcha: { kind: "ready" | "solved" | "expired" | "failed" | "size", token, pixels } }`.
 */
export function addCaptchaFrame(server: FastifyInstance, { widget, corsOrigins }: CaptchaFrameOptions): void {
  const script = scriptOf(widget);
  const policy = policyOf(widget, { script, corsOrigins });
  server.get(captchaFramePath, async (request, reply) => {
    const { language, scheme } = request.query as Readonly<Record<string, string | undefined>>;
    const locale = isLocale(language) ? language : defaultLocale;
    // frame-ancestors decides who may frame the page; vendors compare the referrer with the shop's domain
    void reply.removeHeader("x-frame-options");
    return reply
      .type("text/html; charset=utf-8")
      .headers({ "content-security-policy": policy, "cache-control": noStore, "referrer-policy": "strict-origin" })
      .send(pageOf({ widget, script, locale, colorScheme: scheme === "dark" ? "dark" : "light" }));
  });
}

/** Throws when the code would end its element. */
function scriptOf({ code }: CaptchaWidget): string {
  if (/<\/script/i.test(code)) throw new Error("the code of a captcha widget must not contain </script");
  return `"use strict";
const { dataset, lang } = document.documentElement;
const tell = (captcha) => parent.postMessage({ captcha }, "*");
const captcha = {
  language: lang,
  colorScheme: dataset.scheme,
  solved: (token) => tell({ kind: "solved", token: String(token) }),
  expired: () => tell({ kind: "expired" }),
  failed: () => tell({ kind: "failed" }),
  resize: (pixels) => tell({ kind: "size", pixels: Number(pixels) }),
};
${code}
if (dataset.script) {
  const script = document.createElement("script");
  script.src = dataset.script;
  script.onerror = () => captcha.failed();
  script.onload = () => tell({ kind: "ready" });
  document.head.append(script);
} else tell({ kind: "ready" });
`;
}

function policyOf(
  { sources }: CaptchaWidget,
  { script, corsOrigins }: { readonly script: string; readonly corsOrigins: RouterConfig["corsOrigins"] },
): string {
  const from = (origins: readonly string[], ...more: string[]): string =>
    [...more, ...origins.filter(isOrigin)].join(" ") || "'none'";
  const hash = createHash("sha256").update(script).digest("base64");
  return [
    "default-src 'none'",
    `script-src ${from(sources.scripts, `'sha256-${hash}'`)}`,
    `style-src ${from(sources.styles, "'unsafe-inline'")}`,
    "img-src data: https:",
    `connect-src ${from(sources.connections)}`,
    `frame-src ${from(sources.frames)}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${corsOrigins === "any" ? "*" : from(corsOrigins, "'self'")}`,
  ].join("; ");
}

interface CaptchaPage {
  readonly widget: CaptchaWidget;
  readonly script: string;
  readonly locale: Locale;
  readonly colorScheme: "light" | "dark";
}

function pageOf({ widget: { script: address = "" }, script, locale, colorScheme }: CaptchaPage): string {
  const source = escapeHtml(address.replaceAll("{language}", locale));
  return `<!doctype html>
<html lang="${locale}" data-scheme="${colorScheme}" data-script="${source}" style="color-scheme: ${colorScheme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${titles[locale]}</title></head>
<body style="margin: 0; background: transparent"><div id="captcha"></div><script>${script}</script></body>
</html>
`;
}
