import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A fake captcha service on this machine with the siteverify protocol: its API, and its script for browsers. */
export interface FakeSiteverify extends AsyncDisposable {
  readonly verifyUrl: string;
  readonly scriptUrl: string;
  /** Returns the token of a solved challenge. */
  readonly solve: () => string;
  /** The forms of all verifications. */
  readonly verifications: readonly Readonly<Record<string, string>>[];
  /** Makes the API answer with 503, or with an error code of its own. */
  readonly answerWith: (fault: "unavailable" | "invalid-input-secret" | undefined) => void;
}

/** Starts the fake service for one secret. Its script defines `window.captchaDouble`. */
export async function openFakeSiteverify(secret: string): Promise<FakeSiteverify> {
  const verifications: Record<string, string>[] = [];
  const unused = new Set<string>();
  let fault: string | undefined;

  const solve = () => {
    const token = randomUUID();
    unused.add(token);
    return token;
  };
  const answerTo = (form: Readonly<Record<string, string>>) => {
    if (form.secret !== secret) return { success: false, "error-codes": ["invalid-input-secret"] };
    if (fault !== undefined) return { success: false, "error-codes": [fault] };
    if (unused.delete(form.response ?? "")) return { success: true, hostname: "localhost" };
    return { success: false, "error-codes": ["timeout-or-duplicate"] };
  };
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/api.js"))
      return void response.setHeader("content-type", "text/javascript").end(script);
    if (request.url === "/solve")
      return void response.setHeader("access-control-allow-origin", "*").end(JSON.stringify({ token: solve() }));
    if (request.url !== "/siteverify" || fault === "unavailable") return void response.writeHead(503).end();
    void text(request).then((body) => {
      const form = Object.fromEntries(new URLSearchParams(body));
      verifications.push(form);
      response.setHeader("content-type", "application/json").end(JSON.stringify(answerTo(form)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    verifyUrl: `${origin}/siteverify`,
    scriptUrl: `${origin}/api.js?render=explicit&onload=onCaptchaScript`,
    solve,
    verifications,
    answerWith: (next) => (fault = next),
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Draws a button that solves the challenge, under the names of both vendors. */
const script = `
const origin = new URL(document.currentScript.src).origin;
const render = (place, { callback }) => {
  const button = document.createElement("button");
  button.textContent = "I am human";
  button.onclick = async () => callback((await (await fetch(origin + "/solve")).json()).token);
  place.append(button);
};
window.turnstile = window.hcaptcha = window.captchaDouble = { render };
window.onCaptchaScript();
`;
