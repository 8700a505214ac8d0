import { z } from "zod";
import type { CaptchaProvider, CaptchaSources, CaptchaOutcome } from "./captcha-provider.js";

/** A service with the protocol of reCAPTCHA, hCaptcha and Cloudflare Turnstile. */
export interface SiteverifyService {
  readonly siteKey: string;
  readonly secret: string;
  /** The address that verifies tokens. */
  readonly verifyUrl: string;
  /** The address of the script for browsers. It must call `onCaptchaScript` when it is ready. */
  readonly scriptUrl: string;
  /** The name of the object that the script defines; its `render` draws the challenge into an element. */
  readonly global: string;
  readonly sources: CaptchaSources;
  /** Whether the challenge opens a window above the page, which needs more space. */
  readonly opensWindow?: boolean;
}

const timeoutMs = 3000;

const answerSchema = z.object({
  success: z.boolean(),
  "error-codes": z.array(z.string().max(100)).max(20).default([]),
});

/** Faults of the token. Others, such as a wrong secret, are faults of the shop or the service. */
const tokenFaults = new Set([
  "missing-input-response",
  "invalid-input-response",
  "expired-input-response",
  "already-seen-response",
  "invalid-or-already-seen-response",
  "timeout-or-duplicate",
]);

/** Verifies tokens by one POST to the service. */
export function siteverifyCaptcha(service: SiteverifyService): CaptchaProvider {
  const { siteKey, secret, verifyUrl, scriptUrl: script, sources } = service;
  return {
    widget: { siteKey, code: widgetCode(service), script, sources },
    async verify({ token, clientAddress }) {
      const body = new URLSearchParams({ secret, response: token, remoteip: clientAddress, sitekey: siteKey });
      const response = await fetch(verifyUrl, { method: "POST", body, signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) throw new Error(`the captcha service answered ${response.status}`);
      const { success, "error-codes": codes } = answerSchema.parse(await response.json());
      return success ? { kind: "passed" } : refusalBy(codes);
    },
  };
}

/** Throws unless the token is at fault. */
function refusalBy(codes: readonly string[]): CaptchaOutcome {
  const reason = codes.join(", ");
  if (codes.length > 0 && !codes.every((code) => tokenFaults.has(code)))
    throw new Error(`the captcha service refused the shop's request: ${reason}`);
  return { kind: "refused", reason };
}

const usualHeight = 90;
const windowHeight = 620;

function widgetCode({ siteKey, global, opensWindow = false }: SiteverifyService): string {
  const resizing = opensWindow
    ? `"open-callback": () => captcha.resize(${windowHeight}), "close-callback": () => captcha.resize(${usualHeight}),`
    : "";
  return `
window.onCaptchaScript = () => window[${JSON.stringify(global)}].render(document.getElementById("captcha"), {
  sitekey: ${JSON.stringify(siteKey)},
  theme: captcha.colorScheme,
  language: captcha.language,
  callback: (token) => captcha.solved(token),
  "expired-callback": () => captcha.expired(),
  "error-callback": () => captcha.failed(),
  ${resizing}
});`;
}
