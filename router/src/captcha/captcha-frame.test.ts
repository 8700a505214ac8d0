import { createHash } from "node:crypto";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import { addCaptchaFrame, type CaptchaFrameOptions } from "./captcha-frame.js";

const widget = {
  siteKey: "key",
  code: "captcha.resize(1);",
  script: 'https://captcha.example/api.js?a=1&hl={language}"',
  sources: {
    scripts: ["https://captcha.example", "'unsafe-eval'; default-src *"],
    frames: ["https://*.captcha.example"],
    connections: [],
    styles: [],
  },
};

async function frameOf(options: Partial<CaptchaFrameOptions> = {}, query = "") {
  await using server = fastify();
  addCaptchaFrame(server, { widget, corsOrigins: [], ...options });
  const { headers, body } = await server.inject(`/captcha/frame${query}`);
  expect(headers).toMatchObject({ "referrer-policy": "strict-origin" });
  return { policy: String(headers["content-security-policy"]).split("; "), body };
}

test("the policy allows the script of the frame and the origins of the provider, and ignores what is no origin", async () => {
  const { policy, body } = await frameOf();
  const [, script = ""] = /<script>([^]*)<\/script>/.exec(body) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      `script-src 'sha256-${hash}' https://captcha.example`,
      "frame-src https://*.captcha.example",
      "connect-src 'none'",
    ]),
  );
});

test.each<[string, CaptchaFrameOptions["corsOrigins"], string]>([
  ["the shop", [], "frame-ancestors 'self'"],
  ["the origins of CORS_ORIGINS too", ["https://app.example"], "frame-ancestors 'self' https://app.example"],
  ["every page in development", "any", "frame-ancestors *"],
])("%s may show the frame", async (_who, corsOrigins, directive) => {
  expect((await frameOf({ corsOrigins })).policy).toContain(directive);
});

test.each([
  ["?language=fr&scheme=dark", 'lang="fr" data-scheme="dark"', "hl=fr&quot;"],
  ["?language=%3Cscript%3E&scheme=x", 'lang="en" data-scheme="light"', "hl=en&quot;"],
])("the page has the language and the colors of its address: %s", async (query, attributes, address) => {
  const { body } = await frameOf({}, query);
  expect(body).toContain(attributes);
  expect(body).toContain(`data-script="https://captcha.example/api.js?a=1&amp;${address}"`);
});

test("code that would end its element is refused", async () => {
  await expect(frameOf({ widget: { ...widget, code: "x = '</SCRIPT>'" } })).rejects.toThrow("must not contain");
});
